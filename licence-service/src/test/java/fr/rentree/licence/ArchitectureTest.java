package fr.rentree.licence;

import fr.rentree.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void features_know_only_what_the_map_says() {
        ArchitectureRules.check(
                "fr.rentree.licence",
                "catalogue -> sql",
                "diffusables -> catalogue",
                "diffusables -> sql",
                "formats -> catalogue",
                "formats -> offers",
                "imports -> catalogue",
                "imports -> formats",
                "imports -> sql",
                "offers -> sql",
                "roster -> sql",
                "subscriptions -> catalogue",
                "subscriptions -> sql",
                "subscriptions -> topics",
                "prices -> catalogue",
                "prices -> sql",
                "quotations -> catalogue",
                "quotations -> prices",
                "quotations -> subscriptions",
                "fulfilment -> prices",
                "fulfilment -> quotations",
                "fulfilment -> sql",
                "fulfilment -> topics",
                "orders -> catalogue",
                "orders -> fulfilment",
                "orders -> prices",
                "orders -> quotations",
                "orders -> roster",
                "orders -> sql",
                "orders -> subscriptions",
                "orderfiles -> orders",
                "orderfiles -> prices",
                "orderfiles -> quotations",
                "orderfiles -> roster",
                "orderfiles -> subscriptions",
                "assignments -> roster",
                "assignments -> sql",
                "assignments -> subscriptions",
                "assignments -> topics",
                "downloads -> roster",
                "downloads -> sql",
                "mediacentre -> catalogue",
                "mediacentre -> roster",
                "mediacentre -> sql",
                "modules -> roster",
                "modules -> sql",
                "renewals -> assignments",
                "renewals -> sql",
                "renewals -> topics");
    }
}
