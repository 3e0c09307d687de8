package fr.rentree.e2e.year;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.e2e.autumn.Annotation;
import fr.rentree.e2e.autumn.NoteId;
import fr.rentree.e2e.autumn.ReaderApp;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Long work on the notes of one pupil, the service killed in the middle of each; it must go on by
/// itself, do everything, and do nothing twice.
final class JobsUnderFire {
    private static final int NOTES = 12_000;
    private static final Patience SOON = new Patience(Duration.ofMinutes(2), Duration.ofMillis(60));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Year year;
    private final PartKiller parts;
    private final Actor pupil;
    private final Set<String> ids = new TreeSet<>();

    JobsUnderFire(Year year, PartKiller parts) {
        this.year = year;
        this.parts = parts;
        this.pupil = year.person(year.firstLycee(), somebodyElse());
    }

    /// A pupil who stays; the first and the last write in other tests on the same platform.
    private String somebodyElse() {
        var lycee = year.firstLycee();
        var stay = lycee.identifiersIn(year.firstYear() + 1);
        var pupils =
                lycee.pupilsAt(Level.SECONDE).stream()
                        .map(one -> one.person().identifier())
                        .filter(stay::contains)
                        .toList();
        return pupils.get(pupils.size() / 2);
    }

    void importNotes() {
        var work = Catalogue.workOf(Subject.MATHEMATICS, Level.SECONDE);
        var school = year.firstLycee().uai();
        var upload = "/api/v1/notebooks/imports?work=" + Request.encode(work) + "&school=" + school;
        var plan =
                pupil.send(
                                Request.get(upload)
                                        .sending("POST", "application/octet-stream", file(work)))
                        .expect(201)
                        .json();
        assertThat(plan.path("plan").path("fresh").asInt()).isEqualTo(NOTES);
        var address = "/api/v1/notebooks/imports/" + plan.path("id").asText();
        pupil.post(address + "/decision", Map.of()).expect(202);

        killInTheMiddle(
                () -> pupil.get(address).expect(200).json(),
                it -> it.path("progress").path("applied").asInt() > 0);

        var done = whenDone(() -> pupil.get(address).expect(200).json());
        assertThat(done.path("progress").path("applied").asInt()).isEqualTo(NOTES);
        var tablet = new ReaderApp(pupil, year.clock(), "Tablette");
        tablet.pull();
        assertThat(tablet.notebook().keySet()).containsAll(ids);
        assertThat(tablet.revisions(ids)).containsOnly(1L);
    }

    void eraseThem() {
        var person = pupil.get("/api/v1/me").expect(200).json().path("person").asText();
        var plan = plan(person);
        assertThat(plan.path("rows").path("document").asInt()).isGreaterThanOrEqualTo(NOTES);
        var approval = Map.of("person", person, "planHash", plan.path("planHash").asText());
        var begun = year.operator().post("/api/v1/sync/erasures", approval).expect(202).json();
        var address = "/api/v1/sync/erasures/" + begun.path("erasure").asText();

        killInTheMiddle(
                () -> year.operator().get(address).expect(200).json(),
                it -> it.path("erased").valueStream().anyMatch(rows -> rows.asInt() > 1));

        var done = whenDone(() -> year.operator().get(address).expect(200).json());
        assertThat(done.path("erased").path("document").asInt())
                .isEqualTo(plan.path("rows").path("document").asInt());
        assertThat(plan(person).path("total").asInt()).isZero();
        year.operator().post(address + "/lifting", Map.of()).expect(204);
    }

    private JsonNode plan(String person) {
        return year.operator()
                .post("/api/v1/sync/erasures", Map.of("person", person))
                .expect(200)
                .json();
    }

    /// Kills the service once the work has begun; it must not have ended by then.
    private void killInTheMiddle(Supplier<JsonNode> job, Predicate<JsonNode> hasBegun) {
        var seen = SOON.await("the work to begin", () -> Optional.of(job.get()).filter(hasBegun));
        assertThat(parts.kill("sync")).isTrue();
        System.out.printf("      † sync is killed in the middle of %s%n", seen);
        assertThat(seen.path("state").asText()).isNotEqualTo("DONE");
    }

    private static JsonNode whenDone(Supplier<JsonNode> job) {
        return SOON.await(
                "the work to be done",
                () ->
                        Optional.of(job.get())
                                .filter(it -> it.path("state").asText().equals("DONE")));
    }

    private byte[] file(String work) {
        var items = JSON.createArrayNode();
        while (items.size() < NOTES) {
            var id = "urn:uuid:" + NoteId.next(year.clock().millis());
            ids.add(id);
            items.addPOJO(Annotation.of(id, work, "Note " + items.size()));
        }
        try {
            return JSON.writeValueAsBytes(Map.of("type", "AnnotationPage", "items", items));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
