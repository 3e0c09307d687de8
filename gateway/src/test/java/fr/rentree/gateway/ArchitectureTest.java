package fr.rentree.gateway;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_code_follows_the_rules_of_the_house() {
        ArchitectureRules.check(
                "fr.rentree.gateway",
                "limits -> refusals",
                "signin -> limits",
                "signin -> refusals",
                "routing -> limits",
                "routing -> refusals",
                "passage -> routing",
                "passage -> signin",
                "passage -> limits",
                "passage -> refusals",
                "garport -> passage",
                "garport -> signin",
                "garport -> refusals",
                "apidocs -> routing",
                "health -> routing");
    }
}
