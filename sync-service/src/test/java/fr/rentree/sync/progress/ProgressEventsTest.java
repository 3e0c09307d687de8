package fr.rentree.sync.progress;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.documents.ModuleCode;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ProgressEventsTest {

    private static final String PROGRESS =
            """
            {"type":"Progress","module":"maths\\u002d2de/ch3:ex-1","attempts":2,"best":{"score":7.5,"max":10},\
            "last":{"score":6,"max":10,"at":"2026-09-07T10:15:30.5+02:00"},"completed":false,\
            "x:note":"MARKER-OF-A-PUPIL"}\
            """;

    @Test
    void every_change_of_progress_is_told_in_numbers() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(of("progress", tablet.put(id, 0, PROGRESS)));
        tablet.push(of("progress", tablet.patch(id, 1, "{\"attempts\":3,\"completed\":true}")));
        tablet.push(of("progress", tablet.delete(id, 2)));
        await().until(() -> told(pupil).size() == 2);

        var events = told(pupil);
        assertThat(events)
                .allSatisfy(e -> Contracts.assertValid("sync/progress-recorded.v1", text(e)))
                .allMatch(e -> e.key().equals(pupil.person().toString()))
                .allMatch(e -> e.type().equals("fr.rentree.sync.progress-recorded.v1"))
                .noneMatch(e -> text(e).contains("MARKER"));
        var first = json(events.getFirst());
        assertThat(first.get("module").asText()).isEqualTo("maths-2de/ch3:ex-1");
        assertThat(first.get("best").get("score").asDouble()).isEqualTo(7.5);
        assertThat(first.get("last").get("at").asText()).isEqualTo("2026-09-07T08:15:30.500Z");
        assertThat(first.get("completed").asBoolean()).isFalse();
        assertThat(json(events.getLast()).get("attempts").asInt()).isEqualTo(3);
        assertThat(json(events.getLast()).get("completed").asBoolean()).isTrue();
    }

    @Test
    void what_nobody_has_tried_yet_has_no_score() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        tablet.push(
                of(
                        "progress",
                        tablet.put(
                                newNote(),
                                0,
                                "{\"type\":\"Progress\",\"module\":\"m\",\"attempts\":0,\"completed\":false}")));
        await().until(() -> told(pupil).size() == 1);
        Contracts.assertValid("sync/progress-recorded.v1", text(told(pupil).getFirst()));
        assertThat(json(told(pupil).getFirst()).get("best").isNull()).isTrue();
    }

    @Test
    void a_module_whose_name_was_a_sentence_is_read_and_never_told() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(of("progress", tablet.put(id, 0, PROGRESS)));
        await().until(() -> told(pupil).size() == 1);
        Database.execute(
                """
                update document set doc = replace(doc, 'maths\\u002d2de/ch3:ex-1', 'MARKER of old')
                 where owner = ?
                """,
                pupil.person());

        assertThat(pupil.device().page(10).body()).contains("MARKER of old");
        String beside = newNote();
        var results =
                tablet.push(
                        of("progress", tablet.patch(id, 1, "{\"attempts\":3}")),
                        tablet.put(beside, 0, TestDevice.note(beside, "x")),
                        of("progress", tablet.patch(id, 1, "{\"module\":\"m1\",\"attempts\":4}")));
        assertThat(results)
                .extracting(r -> r.get("result").asText())
                .containsExactly("rejected", "applied", "applied");
        await().until(() -> told(pupil).size() == 2);
        assertThat(json(told(pupil).getLast()).get("module").asText()).isEqualTo("m1");
        assertThat(told(pupil)).noneMatch(e -> text(e).contains("MARKER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:0199a1b2-0000-7000-8000-000000000001",
                "https://editeur.example/maths-2de/ch3.xhtml#ex12",
                "thales_1",
                "12"
            })
    void what_publishers_name_modules_by_is_a_code(String module) {
        assertThat(ModuleCode.isOne(module)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mon module", "mémoire", "m\n", "m\u200b", "<b>", "m\u00a01"})
    void words_are_no_code(String module) {
        assertThat(ModuleCode.isOne(module)).isFalse();
    }

    @Test
    void the_example_keeps_its_promise() {
        assertThat(Contracts.example("sync/progress-recorded.v1")).isNotBlank();
    }

    private static List<TopicRecord> told(Pupil pupil) {
        return Topics.read("sync.progress").stream()
                .filter(event -> event.key().equals(pupil.person().toString()))
                .toList();
    }

    private static JsonNode json(TopicRecord event) {
        return TestDevice.json(text(event));
    }

    private static String text(TopicRecord event) {
        return String.valueOf(event.json());
    }
}
