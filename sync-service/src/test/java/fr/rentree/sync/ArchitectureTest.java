package fr.rentree.sync;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void features_know_only_what_the_map_allows() {
        ArchitectureRules.check(
                "fr.rentree.sync",
                "annotations -> documents",
                "annotations -> notebooks",
                "carryover -> assignments",
                "changes -> admission",
                "changes -> assignments",
                "changes -> devices",
                "changes -> documents",
                "changes -> grouping",
                "changes -> hints",
                "changes -> kinds",
                "changes -> limits",
                "changes -> merge",
                "changes -> notebooks",
                "changes -> operations",
                "devices -> limits",
                "erasure -> devices",
                "exports -> admission",
                "exports -> documents",
                "exports -> limits",
                "exports -> notebooks",
                "exports -> profiles",
                "feed -> admission",
                "feed -> devices",
                "feed -> documents",
                "feed -> limits",
                "formats -> admission",
                "formats -> documents",
                "formats -> limits",
                "formats -> profiles",
                "hints -> admission",
                "imports -> admission",
                "imports -> assignments",
                "imports -> changes",
                "imports -> documents",
                "imports -> formats",
                "imports -> limits",
                "imports -> notebooks",
                "imports -> profiles",
                "kinds -> documents",
                "kinds -> limits",
                "limits -> documents",
                "merge -> documents",
                "notebooks -> assignments",
                "operations -> assignments",
                "operations -> documents",
                "operations -> kinds",
                "operations -> limits",
                "operations -> merge",
                "operations -> notebooks",
                "purge -> limits",
                "storage -> assignments",
                "storage -> devices",
                "support -> assignments",
                "support -> devices",
                "support -> notebooks");
    }
}
