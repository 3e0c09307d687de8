package fr.rentree.e2e.autumn;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.util.List;
import java.util.Map;

/// What lost comes back, scores only rise, a W3C client writes too, and everything can be taken
/// away.
public final class LookAfterNotes implements Step {
    private static final String NOTEBOOKS = "/api/v1/notebooks/";
    private static final String BY_W3C = "par un client du W3C";

    @Override
    public String title() {
        return "Look after the notes";
    }

    @Override
    public String who() {
        return "the same pupil on two devices, and a W3C client";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var pupil = year.person(lycee, year.reader().person().identifier());
        var tablet = new ReaderApp(pupil, year.clock(), "Tablette");
        var computer = new ReaderApp(pupil, year.clock(), "Ordinateur");
        var french =
                new ReaderApp.Place(Catalogue.workOf(Subject.FRENCH, Level.SECONDE), lycee.uai());
        var note = tablet.write(french, "Incipit");
        tablet.push();
        tablet.pull();
        computer.pull();
        var found = WriteNotes.notebook(pupil, french.work());
        var notebook = NOTEBOOKS + found.path("notebook").asText();
        writeApart(tablet, computer, note);
        bringBackWhatLost(year, pupil, notebook, tablet, note);
        scoresRise(year, tablet, computer, french);
        writeByTheW3c(year, pupil, notebook, tablet);
        takeAway(year, pupil, notebook);
        bringBack(year, pupil, notebook, french);
    }

    private static void writeApart(ReaderApp tablet, ReaderApp computer, String note) {
        tablet.rewrite(note, "Incipit (tablette)");
        computer.rewrite(note, "Incipit (ordinateur)");
        tablet.push();
        computer.push();
    }

    private static void bringBackWhatLost(
            Year year, Actor pupil, String notebook, ReaderApp tablet, String note) {
        var versions = notebook + "/versions";
        var lost = pupil.all(versions);
        Check.same("texts that lost", 1, lost.size());
        var version = lost.getFirst();
        pupil.post(versions + "/" + version.path("version").asText() + "/restoration", Map.of())
                .expect(200);
        tablet.pull();
        Check.same("the text brought back", version.path("value").asText(), tablet.textOf(note));
        year.screen().tell("the text that lost is back on the tablet: \"%s\"", tablet.textOf(note));
        year.screen().see(versions);
    }

    /// The exercise is done on both devices: the better score stays, whichever comes last.
    private static void scoresRise(
            Year year, ReaderApp tablet, ReaderApp computer, ReaderApp.Place place) {
        var document =
                Map.of(
                        "type",
                        "Progress",
                        "module",
                        "incipit-1",
                        "attempts",
                        1,
                        "best",
                        Map.of("score", 9, "max", 10),
                        "last",
                        score(9, year),
                        "completed",
                        true);
        var progress = tablet.keep(place, "progress", document);
        tablet.push();
        computer.pull();
        computer.change(progress, "progress", Map.of("attempts", 2, "last", score(6, year)));
        computer.push();
        tablet.pull();
        var kept = tablet.document(progress);
        Check.same("the best score", 9, kept.path("best").path("score").asInt());
        Check.same("the last score", 6, kept.path("last").path("score").asInt());
        year.screen().tell("an exercise done on both: best 9/10, last 6/10");
    }

    private static Map<String, Object> score(int points, Year year) {
        return Map.of("score", points, "max", 10, "at", year.clock().instant().toString());
    }

    /// A client that knows only the W3C's protocol writes; the reader app finds it.
    private static void writeByTheW3c(Year year, Actor pupil, String notebook, ReaderApp tablet) {
        var container = "/annotations/" + notebook.substring(NOTEBOOKS.length()) + "/";
        var annotation =
                """
                {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
                 "body": {"type": "TextualBody", "value": "%s"}, "target": "chapitre-1.xhtml"}
                """
                        .formatted(BY_W3C);
        var request =
                Request.get(container)
                        .sending("POST", "application/ld+json", annotation.getBytes(UTF_8));
        var created = pupil.send(request).expect(201);
        tablet.pull();
        Check.that(
                tablet.notebook().keySet().stream()
                        .anyMatch(id -> tablet.textOf(id).equals(BY_W3C)),
                "what a W3C client wrote is on the tablet");
        year.screen()
                .tell("a W3C client wrote %s: it is on the tablet", created.header("location"));
    }

    private static void takeAway(Year year, Actor pupil, String notebook) {
        for (var format : List.of("epub", "jsonld", "json")) {
            var file = pupil.get(notebook + "/export?format=" + format).expect(200);
            Check.that(file.body().length > 0, "the export has content");
            year.screen().tell("taken away as %s: %d bytes", format, file.body().length);
        }
        year.screen().see(notebook + "/export?format=jsonld");
    }

    /// The file is shown before anything is written: what is here already is not taken twice.
    private static void bringBack(Year year, Actor pupil, String notebook, ReaderApp.Place place) {
        var file = pupil.get(notebook + "/export?format=jsonld").expect(200).body();
        var address =
                NOTEBOOKS
                        + "imports?work="
                        + Request.encode(place.work())
                        + "&school="
                        + place.school();
        var upload = Request.get(address).sending("POST", "application/octet-stream", file);
        var found = pupil.send(upload).expect(201).json();
        var plan = found.path("plan");
        Check.same("notes that are here already", plan.path("read"), plan.path("identical"));
        year.screen()
                .tell(
                        "the same file brought back: of %s notes %s are new, %s are here already",
                        plan.path("read"), plan.path("fresh"), plan.path("identical"));
        pupil.send(
                        Request.change(
                                "DELETE",
                                NOTEBOOKS + "imports/" + found.path("id").asText(),
                                Map.of()))
                .expect(204);
    }
}
