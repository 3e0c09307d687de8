package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.stage.Calendars;
import fr.rentree.e2e.stage.Catalogues;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import fr.rentree.e2e.supplies.RessourcesDiffusables;
import java.util.Map;

/// The territory's calendar, its portals, and what can be bought.
public final class OpenTheYear implements Step {
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
        var calendar = new Calendars(year).announce();
        year.screen()
                .tell(
                        "calendar of %s for %s: imports stop at %s, notes wait for a renewal until %s",
                        Year.TERRITORY,
                        year.schoolYear(),
                        calendar.path("importsCloseAt").asText(),
                        calendar.path("notesKeptUntil").asText());
        year.screen().see(Calendars.path(year));
        bringTheCatalogue(year);
        year.screen().see("/api/v1/catalogue/resources");
    }

    /// The catalogue comes as the GAR publishes it; what that does not tell is said afterwards.
    private static void bringTheCatalogue(Year year) {
        var file = RessourcesDiffusables.of(Catalogue.entries());
        var plan = new Catalogues(year).bring("?source=gar", "application/xml", file);
        year.screen()
                .tell(
                        "catalogue of %s resources in the GAR's own format: %s new, %s changed, %s"
                                + " no longer there, %s as before",
                        plan.path("entries"),
                        plan.path("added"),
                        plan.path("changed"),
                        plan.path("withdrawn"),
                        plan.path("unchanged"));
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
