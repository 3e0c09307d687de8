package fr.rentree.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules of the style guide that a machine can check, the same for every service.
public final class ArchitectureRules {

    /// A plain name is domain, a suffix is an edge: only an edge may know technology.
    private static final String EDGE =
            ".*(Endpoint|Consumer|Repository|Problems|Config|Client|Reader|Writer|Row|Job|Desk"
                    + "|Directory|Topics|ReadModel|Authority|Exception)(\\$.*)?";

    private static final String[] TECHNOLOGY = {
        "jakarta.ws.rs..",
        "jakarta.persistence..",
        "java.sql..",
        "javax.sql..",
        "org.apache.kafka..",
        "com.fasterxml.jackson..",
        "io.quarkus..",
        "io.smallrye..",
        "org.hibernate.."
    };

    private ArchitectureRules() {}

    /// Checks a service; `arrows` such as `"assignments -> roster"` are all that features may know
    /// of one another, and so read as a map of the service.
    public static void check(String root, String... arrows) {
        JavaClasses service =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(root);
        rules(root, arrows).forEach(rule -> rule.allowEmptyShould(true).check(service));
    }

    static List<ArchRule> rules(String root, String... arrows) {
        return List.of(
                plainNamesKnowNoTechnology(),
                featuresAreFreeOfCycles(root),
                featuresFollowTheArrows(root, Set.of(arrows)),
                servicesKnowNoOtherService(root),
                namesAreThoseOfTheSchool(),
                nothingIsInjectedIntoFields(),
                endpointsOpenNoTransaction(),
                endpointsRunOnVirtualThreads(),
                consumersKeepTheOrderOfAKey(),
                nothingIsReactive(),
                timeIsGiven(),
                nobodyPrints());
    }

    static ArchRule plainNamesKnowNoTechnology() {
        return noClasses()
                .that()
                .haveNameNotMatching(EDGE)
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .and(isHandWritten())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TECHNOLOGY)
                .because("a plain name is domain: it decides and knows no technology");
    }

    static ArchRule featuresAreFreeOfCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule featuresFollowTheArrows(String root, Set<String> arrows) {
        return classes()
                .that(isHandWritten())
                .should(new FollowArrows(root, arrows))
                .because("the allowed arrows are the map of the service");
    }

    static ArchRule servicesKnowNoOtherService(String root) {
        Set<String> others =
                Set.of("identity", "licence", "distribution", "sync", "rollover", "gateway")
                        .stream()
                        .map(name -> "fr.rentree." + name)
                        .filter(name -> !name.equals(root))
                        .collect(Collectors.toSet());
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(name -> name + "..").toArray(String[]::new))
                .because("services speak by events and contracts, never by classes");
    }

    static ArchRule namesAreThoseOfTheSchool() {
        return noClasses()
                .should()
                .haveNameMatching(
                        ".*\\.[A-Za-z]*(Impl|Manager|Helper|Utils?|Service|Data|Info|Dto)(\\$.*)?")
                .because("things are named as the school names them");
    }

    static ArchRule nothingIsInjectedIntoFields() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(isHandWritten())
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("one constructor, final fields");
    }

    static ArchRule endpointsOpenNoTransaction() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Endpoint")
                .should()
                .beAnnotatedWith("jakarta.transaction.Transactional")
                .because("a transaction belongs to what decides, not to the door");
    }

    static ArchRule endpointsRunOnVirtualThreads() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Endpoint")
                .should()
                .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
                .because("endpoints block, cheaply");
    }

    static ArchRule consumersKeepTheOrderOfAKey() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.smallrye.common.annotation.RunOnVirtualThread")
                .because("virtual threads give up the order of a key");
    }

    static ArchRule nothingIsReactive() {
        return noClasses()
                .that(isHandWritten())
                .and()
                .resideOutsideOfPackage("fr.rentree.gateway..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.smallrye\\.mutiny\\.(Uni|Multi)"
                                + "|java\\.util\\.concurrent\\.CompletableFuture")
                .because("code blocks on virtual threads; the gateway's proxy aside");
    }

    static ArchRule timeIsGiven() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from the injected clock");
    }

    static ArchRule nobodyPrints() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("edges log, nobody prints");
    }

    /// Classes that the framework writes beside ours are not ours to judge.
    private static DescribedPredicate<JavaClass> isHandWritten() {
        return DescribedPredicate.describe(
                "written by hand",
                type ->
                        Arrays.stream(
                                        new String[] {
                                            "_Bean", "_ClientProxy", "_Subclass", "$$", "_."
                                        })
                                .noneMatch(type.getName()::contains));
    }
}
