package fr.rentree.distribution;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_service_follows_the_rules_and_this_map() {
        ArchitectureRules.check(
                "fr.rentree.distribution",
                "roster -> rows",
                "charters -> roster",
                "charters -> documents",
                "charters -> rows",
                "tablets -> charters",
                "tablets -> roster",
                "tablets -> rows",
                "deliveries -> tablets",
                "deliveries -> roster",
                "deliveries -> documents",
                "deliveries -> rows",
                "receptions -> tablets",
                "receptions -> roster",
                "receptions -> rows",
                "handovers -> charters",
                "handovers -> tablets",
                "handovers -> roster",
                "handovers -> rows",
                "certification -> documents",
                "certification -> roster",
                "certification -> rows",
                "beneficiaries -> charters",
                "beneficiaries -> documents",
                "beneficiaries -> roster",
                "beneficiaries -> rows");
    }
}
