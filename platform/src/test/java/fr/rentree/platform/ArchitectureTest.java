package fr.rentree.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The shared code is an edge by nature (it touches PostgreSQL, Kafka and HTTP for everybody), so
/// only these rules hold here.
class ArchitectureTest {

    private static final JavaClasses PLATFORM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("fr.rentree.platform");

    @Test
    void platform_knows_no_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "fr.rentree.identity..",
                        "fr.rentree.licence..",
                        "fr.rentree.distribution..",
                        "fr.rentree.sync..",
                        "fr.rentree.rollover..",
                        "fr.rentree.gateway..")
                .check(PLATFORM);
    }

    @Test
    void its_packages_are_free_of_cycles() {
        slices().matching("fr.rentree.platform.(*)..").should().beFreeOfCycles().check(PLATFORM);
    }

    @Test
    void time_comes_from_the_clock_or_from_the_database() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PLATFORM);
    }
}
