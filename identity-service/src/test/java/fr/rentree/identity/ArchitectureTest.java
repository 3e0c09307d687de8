package fr.rentree.identity;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void features_know_only_what_the_arrows_allow() {
        ArchitectureRules.check(
                "fr.rentree.identity",
                "staging -> formats",
                "imports -> formats",
                "imports -> staging",
                "imports -> plans",
                "imports -> windows",
                "delegations -> people",
                "tasks -> people");
    }
}
