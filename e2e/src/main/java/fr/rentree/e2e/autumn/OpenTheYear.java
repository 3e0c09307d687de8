package fr.rentree.e2e.autumn;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.stage.Calendars;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import fr.rentree.e2e.supplies.RessourcesDiffusables;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The territory's calendar, its portals, and what can be bought.
public final class OpenTheYear implements Step {
    private static final String IMPORTS = "/api/v1/catalogue/imports";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Override
    public String title() {
        return "Open the year";
    }

    @Override
    public String who() {
        return "the administrator";
    }

    @Override
    public void play(Year year) {
        year.ents().forEach(ent -> accessPoint(year, ent));
        year.screen().see("/api/v1/access-points");
        var closing = new Calendars(year).announce();
        year.screen()
                .tell(
                        "calendar of %s for %s: imports stop on %s",
                        Year.TERRITORY, year.schoolYear(), closing);
        year.screen().see(Calendars.path(year));
        bringTheCatalogue(year);
        year.screen().see("/api/v1/catalogue/resources");
    }

    /// The catalogue comes as the GAR publishes it; what that does not tell is said afterwards.
    private static void bringTheCatalogue(Year year) {
        var file = RessourcesDiffusables.of(Catalogue.entries());
        var planned =
                year.operator()
                        .send(
                                Request.get(IMPORTS + "?source=gar")
                                        .sending("POST", "application/xml", file))
                        .expect(201)
                        .json();
        var plan = planned.path("plan");
        year.screen()
                .tell(
                        "catalogue of %s resources in the GAR's own format: %s new, %s changed, %s"
                                + " no longer there, %s as before",
                        plan.path("entries"),
                        plan.path("added"),
                        plan.path("changed"),
                        plan.path("withdrawn"),
                        plan.path("unchanged"));
        approve(year, planned);
        var again = year.operator().send(Request.get("/gar/ressourcesDiffusables")).expect(200);
        Check.that(
                again.text().contains(Catalogue.families().getFirst()),
                "the catalogue is published");
        year.operator()
                .send(
                        Request.change(
                                "PATCH",
                                "/api/v1/catalogue/resources",
                                Catalogue.entries().stream().map(OpenTheYear::untold).toList()))
                .expect(200);
    }

    private static void approve(Year year, JsonNode planned) {
        var address = IMPORTS + "/" + planned.path("id").asText();
        if (!planned.path("state").asText().equals("PLANNED")) {
            return;
        }
        var approval = Map.of("planHash", planned.path("planHash").asText(), "withdrawals", true);
        year.operator().post(address + "/approval", approval).expect(202);
        Patience.of(LIMIT)
                .await(
                        "the catalogue to be applied",
                        () ->
                                Optional.of(year.operator().get(address).expect(200).json())
                                        .filter(now ->
                                                now.path("state").asText().equals("APPLIED")));
    }

    private static Map<String, String> untold(Catalogue.Entry entry) {
        return Map.of(
                "id", entry.id(),
                "work", entry.work(),
                "edition", entry.edition(),
                "continuity", entry.continuity(),
                "accessUrl", entry.accessUrl());
    }

    private static void accessPoint(Year year, Ent ent) {
        var alias = year.accessPoint(ent);
        var protocol = alias.equals("atrium") ? "OIDC" : "SAML";
        var body =
                Map.of(
                        "idEnt",
                        ent.id(),
                        "name",
                        "Portail simulé " + alias,
                        "protocol",
                        protocol,
                        "territory",
                        Year.TERRITORY);
        year.operator().put("/api/v1/access-points/" + alias, body).expect(200, 201);
        year.screen()
                .tell(
                        "access point %s (%s) of %s: %d schools",
                        alias, protocol, ent.id(), ent.schools());
    }
}
