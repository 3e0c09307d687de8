package fr.rentree.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that matches nothing is worse than none: each is shown to fail on a guilty class.
class ArchitectureRulesTest {

    private static final String ROOT = "fr.rentree.identity";
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages(ROOT);

    static Stream<Arguments> rulesAndWhomTheyFind() {
        return Stream.of(
                Arguments.of(ArchitectureRules.plainNamesKnowNoTechnology(), "Ledger"),
                Arguments.of(ArchitectureRules.featuresAreFreeOfCycles(ROOT), "There"),
                Arguments.of(ArchitectureRules.featuresFollowTheArrows(ROOT, Set.of()), "Here"),
                Arguments.of(ArchitectureRules.servicesKnowNoOtherService(ROOT), "Stranger"),
                Arguments.of(ArchitectureRules.namesAreThoseOfTheSchool(), "RosterManager"),
                Arguments.of(ArchitectureRules.nothingIsInjectedIntoFields(), "Wish"),
                Arguments.of(ArchitectureRules.endpointsOpenNoTransaction(), "GuiltyEndpoint"),
                Arguments.of(ArchitectureRules.endpointsRunOnVirtualThreads(), "GuiltyEndpoint"),
                Arguments.of(ArchitectureRules.consumersKeepTheOrderOfAKey(), "GuiltyConsumer"),
                Arguments.of(ArchitectureRules.nothingIsReactive(), "GuiltyEndpoint"),
                Arguments.of(ArchitectureRules.timeIsGiven(), "Watch"),
                Arguments.of(ArchitectureRules.nobodyPrints(), "Watch"));
    }

    @ParameterizedTest(name = "{1} breaks: {0}")
    @MethodSource("rulesAndWhomTheyFind")
    void each_rule_finds_its_guilty_class(ArchRule rule, String guilty) {
        var result = rule.evaluate(GUILTY);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(guilty);
    }

    @Test
    void every_rule_that_is_checked_has_a_guilty_class() {
        assertThat(rulesAndWhomTheyFind()).hasSameSizeAs(ArchitectureRules.rules(ROOT));
    }

    @Test
    void an_arrow_that_is_listed_is_allowed() {
        var rule =
                ArchitectureRules.featuresFollowTheArrows(
                        ROOT, Set.of("guilty -> other", "other -> guilty"));
        assertThat(rule.evaluate(GUILTY).hasViolation()).isFalse();
    }
}
