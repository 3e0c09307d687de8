package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// A pupil finds the manuals in the Médiacentre, and the portal of the school shows the same ones.
public final class OpenTheManuals implements Step {

    @Override
    public String title() {
        return "Open the Médiacentre";
    }

    @Override
    public String who() {
        return "pupils through atrium (OIDC) and educonnect (SAML), and both portals";
    }

    @Override
    public void play(Year year) {
        open(year, year.firstLycee(), year.firstLycee().classOf("2NDE1").getLast());
        open(year, year.lastLycee(), year.lastLycee().classOf("2NDE1").getLast());
        open(year, year.firstLycee(), year.leaver());
        nobodySeesAnotherSchool(year);
    }

    private static void open(Year year, Lycee lycee, Pupil pupil) {
        var manual = Catalogue.manualOf(Subject.MATHEMATICS, pupil.level());
        var identifier = pupil.person().identifier();
        var list =
                year.person(lycee, identifier)
                        .get("/api/v1/mediacentre?school=" + lycee.uai())
                        .expect(200);
        Check.that(
                list.text().contains(manual),
                "the Médiacentre of " + identifier + " shows " + manual);
        var resources = listOfThePortal(year, lycee, pupil);
        Check.that(resources.contains(manual), "the portal shows " + manual + " to " + identifier);
        year.screen()
                .tell(
                        "%s (%s) finds %s; the portal lists the same",
                        identifier, lycee.accessPoint(), manual);
        year.screen()
                .see("/gar/ressources/" + lycee.ent().id() + "/" + lycee.uai() + "/" + identifier);
    }

    /// As a portal asks the GAR: gzip, whatever the content type.
    private static String listOfThePortal(Year year, Lycee lycee, Pupil pupil) {
        var path =
                "/gar/ressources/"
                        + lycee.ent().id()
                        + "/"
                        + lycee.uai()
                        + "/"
                        + pupil.person().identifier();
        var request =
                Request.get(path)
                        .with("Accept", "application/json")
                        .with("Accept-Encoding", "gzip");
        var answer = year.portal(lycee.ent()).send(request).expect(200);
        Check.same("encoding of listeRessources", "gzip", answer.header("content-encoding"));
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void nobodySeesAnotherSchool(Year year) {
        var first = year.firstLycee();
        var pupil = year.person(first, first.classOf("2NDE1").getLast().person().identifier());
        var foreign =
                pupil.get("/api/v1/mediacentre?school=" + year.lastLycee().uai()).expect(403, 404);
        year.screen()
                .tell(
                        "another school: %d %s",
                        foreign.status(), foreign.json().path("detail").asText());
    }
}
