package fr.rentree.e2e.autumn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.e2e.client.CodeVerifier;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A pupil finds the manuals in the Médiacentre, the portal of the school shows the same ones, and
/// one click opens them: in the reader app, and at the publisher's.
public final class OpenTheManuals implements Step {
    private static final String OPENINGS = "/api/v1/mediacentre/openings";

    @Override
    public String title() {
        return "Open the Médiacentre, and a manual in one click";
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
        openInOneClick(year, year.firstLycee(), year.firstLycee().classOf("2NDE1").getLast());
        nobodySeesAnotherSchool(year);
    }

    /// The ticket goes to the reader app, which exchanges it once, and without a token.
    private static void openInOneClick(Year year, Lycee lycee, Pupil pupil) {
        var manual = Catalogue.manualOf(Subject.MATHEMATICS, pupil.level());
        var reader = year.person(lycee, pupil.person().identifier());
        var verifier = CodeVerifier.draw();
        var wanted =
                Map.of(
                        "school", lycee.uai(),
                        "resource", manual,
                        "codeChallenge", verifier.challenge());
        var opening = reader.post(OPENINGS, wanted).expect(201).json();
        var ticket =
                Map.of("ticket", opening.path("ticket").asText(), "codeVerifier", verifier.value());
        var exchange = Request.change("POST", OPENINGS + "/exchanges", ticket);
        var grant = year.platform().anonymously(exchange).expect(200).json();
        Check.same("resource that was opened", manual, grant.path("resource").asText());
        year.screen()
                .tell(
                        "%s opens %s in one click; the app may show it until %s",
                        pupil.person().identifier(), manual, grant.path("lastDay").asText());
        year.screen()
                .tell(
                        "the same ticket again: %s",
                        year.platform().anonymously(exchange).refusal(410, "ticket-used"));
        reader.offline().get("/api/v1/mediacentre?school=" + lycee.uai()).expect(200);
        year.screen().tell("the app signs in without a page, and goes on without the browser");
        followTheLink(year, lycee, pupil, grant.path("pseudonym").asText());
    }

    /// The portal's link leads to the publisher, whose server learns a pseudonym and no name.
    private static void followTheLink(Year year, Lycee lycee, Pupil pupil, String pseudonym) {
        var manual = Catalogue.manualOf(Subject.MATHEMATICS, pupil.level());
        var link = linkIn(listOfThePortal(year, lycee, pupil), manual);
        var reader = year.person(lycee, pupil.person().identifier());
        var address = URI.create(reader.get(link).expect(303).header("location"));
        var query = address.getRawQuery();
        var ticket = query.substring(query.indexOf("ticket=") + "ticket=".length());
        var guest =
                year.client("publisher-editeur-01")
                        .post(OPENINGS + "/validations", Map.of("ticket", ticket))
                        .expect(200)
                        .json();
        Check.same("pseudonym at the publisher", pseudonym, guest.path("pseudonym").asText());
        Check.same("profile told to the publisher", "PUPIL", guest.path("profile").asText());
        year.screen()
                .tell(
                        "the link of the portal leads to %s, who learns a profile, a school and a"
                                + " pseudonym",
                        address.getHost());
    }

    private static String linkIn(String listOfThePortal, String manual) {
        var ressources = json(listOfThePortal).path("listeRessources").path("ressource");
        for (var ressource : ressources) {
            if (ressource.path("idRessource").asText().equals(manual)) {
                var link = URI.create(ressource.path("urlAccesRessource").asText());
                return link.getRawPath() + "?" + link.getRawQuery();
            }
        }
        throw new IllegalStateException("The portal lists no " + manual);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
