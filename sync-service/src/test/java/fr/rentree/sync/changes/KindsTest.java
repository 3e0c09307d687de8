package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.TestDevice.of;
import static fr.rentree.sync.changes.PushTest.outcomes;
import static fr.rentree.sync.changes.PushTest.problem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.documents.Kind;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be kept beside annotations, and how much of it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class KindsTest {

    @ParameterizedTest
    @EnumSource
    void each_kind_travels_byte_for_byte_and_can_be_deleted(Kind kind) {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String doc = example(kind, id);
        assertThat(outcomes(tablet.push(of(kind.word(), tablet.put(id, 0, doc)))))
                .containsExactly("applied");
        assertThat(pupil.device().page(10).body())
                .contains("\"kind\":\"" + kind.word() + "\"")
                .contains("\"doc\":" + doc);
        assertThat(live(pupil)).isEqualTo(kind.isNote() ? "1/0/1" : "0/1/0");

        tablet.push(of(kind.word(), tablet.delete(id, 1)));
        assertThat(live(pupil)).isEqualTo("0/0/0");
        assertThat(tablet.pull()).singleElement().matches(c -> c.get("deleted").asBoolean());
    }

    @Test
    void progress_merges_upwards_whoever_comes_last() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(of("progress", tablet.put(id, 0, progress(1, 5, 5, "08:00", false))));
        phone.push(of("progress", phone.put(id, 1, progress(3, 9, 9, "09:00", true))));
        var late =
                tablet.push(of("progress", tablet.put(id, 1, progress(2, 7, 7, "10:00", false))));

        assertThat(outcomes(late)).containsExactly("merged");
        var doc = late.getFirst().get("doc");
        assertThat(doc.get("attempts").asInt()).isEqualTo(3);
        assertThat(doc.get("best").get("score").asInt()).isEqualTo(9);
        assertThat(doc.get("completed").asBoolean()).isTrue();
        assertThat(doc.get("last").get("score").asInt()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"attempts\":\"3x\"}",
                "{\"best\":5}",
                "{\"best\":{\"score\":\"much\"}}",
                "{\"last\":{\"at\":\"2026-09-07T08:00:00\"}}"
            })
    void a_patch_that_makes_no_progress_document_is_refused_alone(String patch) {
        var tablet = Pupil.reading().device();
        String id = newNote();
        String note = newNote();
        tablet.push(of("progress", tablet.put(id, 0, progress(1, 1, 1, "08:00", false))));
        var results =
                tablet.push(
                        of("progress", tablet.patch(id, 1, patch)),
                        tablet.put(note, 0, note(note, "beside it")));
        assertThat(results.getFirst().get("result").asText()).isEqualTo("rejected");
        assertThat(problem(results.getFirst())).isEqualTo("bad-document");
        assertThat(results.getLast().get("result").asText()).isEqualTo("applied");
    }

    @Test
    void values_of_a_preference_do_not_meet() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(
                of("preference", tablet.put(id, 0, preference("\"theme\":\"light\",\"size\":1"))));
        tablet.push(of("preference", tablet.patch(id, 1, "{\"values\":{\"theme\":\"dark\"}}")));
        var late =
                phone.push(
                        of(
                                "preference",
                                phone.put(id, 1, preference("\"theme\":\"light\",\"size\":2"))));
        assertThat(late.getFirst().get("doc").get("values"))
                .isEqualTo(json("{\"theme\":\"dark\",\"size\":2}"));
    }

    @ParameterizedTest(name = "{2} of {0}: {1}")
    @CsvSource({
        "sequence, too-many-steps, 100",
        "sequence, title-too-long, 200",
        "sequence, step-title-too-long, 200",
        "sequence, text-too-long, 10000",
        "sequence, too-many-selectors, 20",
        "sequence, document-too-large, 65536",
        "position, too-many-selectors, 20",
        "position, document-too-large, 65536",
        "progress, document-too-large, 65536",
        "preference, too-many-values, 200",
        "preference, document-too-large, 65536"
    })
    void a_document_has_so_much_and_no_more(String kind, String limit, int most) {
        var tablet = Pupil.reading().device();
        String id = newNote();
        var within =
                tablet.push(of(kind, tablet.put(id, 0, document(kind, limit, most)))).getFirst();
        assertThat(within.get("result").asText()).as(within.toString()).isEqualTo("applied");
        var beyond =
                tablet.push(of(kind, tablet.put(id, 1, document(kind, limit, most + 1))))
                        .getFirst();
        assertThat(problem(beyond)).isEqualTo(limit.replace("step-", ""));
        assertThat(beyond.get("problem").get("detail").asText())
                .contains("`doc")
                .contains(String.valueOf(most));
    }

    @Test
    void small_documents_are_no_notes_but_have_a_ceiling_of_their_own() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String first = newNote();
        String second = newNote();
        String note = newNote();
        tablet.push(of("preference", tablet.put(first, 0, preference("\"a\":1"))));
        Database.execute("update head set small = 199999 where owner = ?", pupil.person());
        var results =
                tablet.push(
                        of("progress", tablet.put(second, 0, progress(1, 1, 1, "08:00", false))),
                        of("preference", tablet.put(newNote(), 0, preference("\"a\":1"))),
                        tablet.put(note, 0, note(note, "a note is none")),
                        of("preference", tablet.patch(first, 1, "{\"values\":{\"a\":2}}")));
        assertThat(results.get(0).get("result").asText()).isEqualTo("applied");
        assertThat(problem(results.get(1))).isEqualTo("small-documents-quota");
        assertThat(outcomes(results.subList(2, 4))).containsOnly("applied");
    }

    @Test
    void the_configuration_tells_of_every_kind() {
        var told = json(Pupil.enrolled().device().get("/api/v1/sync/configuration").body());
        assertThat(told.get("kinds"))
                .isEqualTo(
                        json(
                                "[\"annotation\",\"sequence\",\"position\",\"progress\",\"preference\"]"));
        assertThat(told.get("stepsPerSequence").asInt()).isEqualTo(100);
        assertThat(told.get("smallDocumentsPerOwner").asInt()).isEqualTo(200_000);
    }

    private static String document(String kind, String limit, int n) {
        String face = "\uD83D\uDE00";
        if (limit.equals("document-too-large")) {
            String doc = json(Contracts.example("sync/documents/" + kind + ".v1")).toString();
            doc = doc.replaceFirst("\"id\":\"urn:uuid:[^\"]*\",", "");
            int bytes = doc.getBytes(StandardCharsets.UTF_8).length;
            return "{" + " ".repeat(n - bytes) + doc.substring(1);
        }
        String selectors =
                "{\"source\":\"c\",\"selector\":[%s]}".formatted(many(n, "{\"type\":\"X\"}"));
        return switch (kind + " " + limit) {
            case "sequence too-many-steps" ->
                    "{\"type\":\"Sequence\",\"title\":\"t\",\"steps\":[%s]}"
                            .formatted(
                                    IntStream.range(0, n)
                                            .mapToObj("{\"id\":\"%d\",\"target\":\"c\"}"::formatted)
                                            .collect(Collectors.joining(",")));
            case "sequence title-too-long" -> sequence(face.repeat(n), "t", "x", "\"c\"");
            case "sequence step-title-too-long" -> sequence("t", face.repeat(n), "x", "\"c\"");
            case "sequence text-too-long" -> sequence("t", "t", face.repeat(n), "\"c\"");
            case "sequence too-many-selectors" -> sequence("t", "t", "x", selectors);
            case "position too-many-selectors" ->
                    "{\"type\":\"Position\",\"target\":%s,\"progression\":0}".formatted(selectors);
            default ->
                    preference(
                            IntStream.range(0, n)
                                    .mapToObj("\"v%d\":1"::formatted)
                                    .collect(Collectors.joining(",")));
        };
    }

    private static String sequence(String title, String step, String text, String target) {
        return """
        {"type":"Sequence","title":"%s","steps":[{"id":"1","title":"%s","text":"%s","target":%s}]}\
        """
                .formatted(title, step, text, target);
    }

    static String progress(int attempts, int best, int last, String at, boolean completed) {
        return """
        {"type":"Progress","module":"m1","attempts":%d,"best":{"score":%d,"max":10},\
        "last":{"score":%d,"max":10,"at":"2026-09-07T%s:00Z"},"completed":%b}\
        """
                .formatted(attempts, best, last, at, completed);
    }

    private static String preference(String values) {
        return "{\"type\":\"Preference\",\"values\":{" + values + "}}";
    }

    private static String many(int times, String one) {
        return IntStream.range(0, times).mapToObj(_ -> one).collect(Collectors.joining(","));
    }

    private static String example(Kind kind, String id) {
        String example = Contracts.example("sync/documents/" + kind.word() + ".v1").strip();
        return example.replaceFirst("urn:uuid:[^\"]*", id);
    }

    /// Notes and small documents of the owner, and notes of the notebook.
    private static String live(Pupil pupil) {
        return Database.queryString(
                "select h.live || '/' || h.small || '/' || n.live"
                        + " from head h join notebook n using (owner) where owner = ?",
                pupil.person());
    }
}
