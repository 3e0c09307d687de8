package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A teacher makes a path of their own through the manual; one class reads it, another does not.
public final class ShareAPath implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SHARED = "/api/v1/sync/shared";

    @Override
    public String title() {
        return "Share a path through the manual";
    }

    @Override
    public String who() {
        return "a teacher, and pupils of two classes";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var divisions = lycee.divisionsAt(Level.SECONDE);
        var teacher = year.person(lycee, lycee.teacher());
        var path = writePath(year, lycee, teacher);
        var notebook = WriteNotes.notebook(teacher, workOf()).path("notebook").asText();
        var share =
                Map.of("kind", "DIVISION", "code", divisions.getFirst(), "selection", "SEQUENCES");
        teacher.post("/api/v1/notebooks/" + notebook + "/shares", share).expect(201);
        var title = read(year, lycee, pupilOf(lycee, divisions.getFirst()), path);
        year.screen()
                .tell("a pupil of %s reads the teacher's path: %s", divisions.getFirst(), title);
        var other = year.person(lycee, pupilOf(lycee, divisions.get(1)).person().identifier());
        Check.same(
                "what a pupil of another class is shown",
                0,
                other.get(SHARED).expect(200).json().path("changes").size());
        year.screen().tell("a pupil of %s is shown nothing of it", divisions.get(1));
        year.screen().see(SHARED);
    }

    private static String writePath(Year year, Lycee lycee, Actor teacher) {
        var board = new ReaderApp(teacher, year.clock(), "Ordinateur de la salle");
        board.register();
        var steps =
                List.of(
                        step("1", "chapitre-3.xhtml", "Lire la page ensemble"),
                        step("2", "chapitre-5.xhtml", "Refaire la figure"));
        var sequence = Map.of("type", "Sequence", "title", "Thalès en deux temps", "steps", steps);
        var path = board.keep(new ReaderApp.Place(workOf(), lycee.uai()), "sequence", sequence);
        year.screen().tell("the teacher's path is kept: %s", board.push());
        return path;
    }

    private static Map<String, ?> step(String id, String source, String text) {
        return Map.of("id", id, "target", Map.of("source", source), "text", text);
    }

    private static String read(Year year, Lycee lycee, Pupil pupil, String path) {
        var reader = year.person(lycee, pupil.person().identifier());
        return Patience.of(LIMIT).await("the path to be shared", () -> shared(reader, path));
    }

    private static Optional<String> shared(Actor reader, String path) {
        var changes = reader.get(SHARED).expect(200).json().path("changes");
        return StreamSupport.stream(changes.spliterator(), false)
                .filter(change -> change.path("id").asText().equals(path))
                .map(change -> change.path("doc").path("title").asText())
                .findFirst();
    }

    private static Pupil pupilOf(Lycee lycee, String division) {
        return lycee.classOf(division).getFirst();
    }

    private static String workOf() {
        return Catalogue.workOf(Subject.MATHEMATICS, Level.SECONDE);
    }
}
