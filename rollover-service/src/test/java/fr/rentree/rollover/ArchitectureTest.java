package fr.rentree.rollover;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_features_know_of_one_another_what_this_map_allows() {
        ArchitectureRules.check(
                "fr.rentree.rollover",
                "campaigns -> calendars",
                "plans -> campaigns",
                "tasks -> campaigns",
                "tasks -> plans");
    }
}
