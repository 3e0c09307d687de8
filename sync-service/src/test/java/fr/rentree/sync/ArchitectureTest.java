package fr.rentree.sync;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void features_know_only_what_the_map_allows() {
        ArchitectureRules.check(
                "fr.rentree.sync",
                "annotations -> documents",
                "annotations -> limits",
                "annotations -> notebooks",
                "annotations -> sql",
                "assignments -> sql",
                "carryover -> assignments",
                "carryover -> sql",
                "changes -> annotations",
                "changes -> assignments",
                "changes -> devices",
                "changes -> documents",
                "changes -> limits",
                "changes -> merge",
                "changes -> notebooks",
                "changes -> sql",
                "devices -> limits",
                "devices -> sql",
                "feed -> devices",
                "feed -> documents",
                "feed -> limits",
                "feed -> sql",
                "merge -> documents",
                "notebooks -> assignments",
                "notebooks -> sql",
                "roster -> sql");
    }
}
