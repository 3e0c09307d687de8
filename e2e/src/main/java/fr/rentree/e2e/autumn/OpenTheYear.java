package fr.rentree.e2e.autumn;

import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.stage.Calendars;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
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
        var closing = new Calendars(year).announce();
        year.screen()
                .tell(
                        "calendar of %s for %s: imports stop on %s",
                        Year.TERRITORY, year.schoolYear(), closing);
        year.screen().see(Calendars.path(year));
        var change =
                year.operator()
                        .put("/api/v1/catalogue/resources", Catalogue.entries())
                        .expect(200)
                        .json();
        year.screen()
                .tell(
                        "catalogue of %d resources: %s added, %s changed, %s as before",
                        Catalogue.entries().size(),
                        change.path("added"),
                        change.path("changed"),
                        change.path("unchanged"));
        year.screen().see("/api/v1/catalogue/resources");
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
