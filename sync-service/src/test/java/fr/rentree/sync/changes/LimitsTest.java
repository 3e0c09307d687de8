package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.changes.PushTest.problem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each limit is exact: what equals it passes, one more is refused under its own name.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LimitsTest {

    @Inject SyncConfig limits;

    @Test
    void a_batch_has_100_operations() {
        var tablet = Pupil.reading().device();
        IntFunction<String> op =
                _ -> {
                    String id = newNote();
                    return tablet.put(id, 0, note(id, "x"));
                };
        assertThat(tablet.push(IntStream.range(0, 100).mapToObj(op).toList())).hasSize(100);
        var refused = tablet.send(tablet.batch(IntStream.range(0, 101).mapToObj(op).toList()));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("too-many-operations");
    }

    @Test
    void a_batch_has_1_MiB() {
        var tablet = Pupil.reading().device();
        String batch = tablet.batch(Collections.emptyList());
        String full = batch + " ".repeat(1_048_576 - batch.length());
        assertThat(tablet.send(full).statusCode()).isEqualTo(200);
        var refused = tablet.send(full + " ");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("batch-too-large");
    }

    @Test
    void a_document_has_64_KiB() {
        String id = newNote();
        String doc = note(id, "x");
        int room = 65_536 - doc.length();
        exact(
                "document-too-large",
                n -> doc.replace("{\"@", "{" + " ".repeat(n - 1) + "\"@"),
                room + 1,
                id);
    }

    /// Bytes are counted, not characters: these have three each.
    @Test
    void a_document_has_64_KiB_of_its_bytes() {
        String id = newNote();
        String doc = note(id, "x");
        String pad = "\u20AC".repeat((65_536 - doc.length() - 7) / 3);
        exact(
                "document-too-large",
                n -> doc.replace("{\"@", "{\"p\":\"" + pad + "\"," + " ".repeat(n) + "\"@"),
                (65_536 - doc.length() - 7) % 3,
                id);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "text-too-long, 10000",
        "too-many-selectors, 20",
        "too-many-tags, 50",
        "tag-too-long, 100"
    })
    void a_note_has_so_much_and_no_more(String slug, int limit) {
        String id = newNote();
        exact(slug, n -> document(slug, id, n), limit, id);
    }

    /// A character is a code point: one of two UTF-16 units counts once.
    private static String document(String slug, String id, int n) {
        String face = "\uD83D\uDE00";
        return switch (slug) {
            case "text-too-long" -> note(id, face.repeat(n));
            case "too-many-selectors" ->
                    note(id, "x")
                            .replace(
                                    "\"chapitre-3.xhtml\"",
                                    "{\"source\":\"c\",\"selector\":["
                                            + many("{\"type\":\"X\"}", n - 2)
                                            + ",{\"type\":\"Y\",\"refinedBy\":{\"type\":\"Z\"}}]}");
            case "too-many-tags" ->
                    note(id, "x")
                            .replace(
                                    "{\"type\":\"TextualBody\"",
                                    "["
                                            + many("{\"purpose\":\"tagging\",\"value\":\"t\"}", n)
                                            + ",{\"type\":\"TextualBody\"")
                            .replace("\"color\":\"yellow\"}", "\"color\":\"yellow\"}]");
            default ->
                    note(id, "x")
                            .replace("\"color\"", "\"tag\":[\"" + face.repeat(n) + "\"],\"color\"");
        };
    }

    static String many(String one, int times) {
        return IntStream.range(0, times).mapToObj(_ -> one).collect(Collectors.joining(","));
    }

    static void exact(String slug, IntFunction<String> document, int limit, String id) {
        var tablet = Pupil.reading().device();
        var within = tablet.push(tablet.put(id, 0, document.apply(limit))).getFirst();
        assertThat(within.get("result").asText()).as(within.toString()).isEqualTo("applied");
        var beyond = tablet.push(tablet.put(id, 1, document.apply(limit + 1))).getFirst();
        assertThat(problem(beyond)).isEqualTo(slug);
        assertThat(beyond.get("retryable").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"notebook-quota", "owner-quota"})
    void a_notebook_and_an_owner_hold_so_many_notes(String slug) {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String first = newNote();
        tablet.push(tablet.put(first, 0, note(first, "x")));
        Database.execute(
                slug.equals("notebook-quota")
                        ? "update notebook set live = 19999 where owner = ?"
                        : "update head set live = 199999 where owner = ?",
                pupil.person());
        String last = newNote();
        String beyond = newNote();
        var results =
                tablet.push(
                        tablet.put(last, 0, note(last, "the last one")),
                        tablet.put(beyond, 0, note(beyond, "one too many")),
                        tablet.put(first, 1, note(first, "an edit takes no room")),
                        tablet.delete(last, 1),
                        tablet.put(beyond, 0, note(beyond, "there is room again")));
        assertThat(results.get(0).get("result").asText()).isEqualTo("applied");
        assertThat(problem(results.get(1))).isEqualTo(slug);
        assertThat(results.subList(2, 5)).allMatch(r -> r.get("result").asText().equals("applied"));
    }

    @Test
    void a_page_has_at_most_500_changes_or_1_MiB() {
        var tablet = Pupil.reading().device();
        assertThat(tablet.page(500).statusCode()).isEqualTo(200);
        assertThat(tablet.page(501).statusCode()).isEqualTo(400);
        assertThat(tablet.page(0).statusCode()).isEqualTo(400);

        for (int i = 0; i < 20; i++) {
            String id = newNote();
            String doc = note(id, "x");
            tablet.push(
                    tablet.put(
                            id,
                            0,
                            doc.replace("{\"@", "{" + " ".repeat(65_536 - doc.length()) + "\"@")));
        }
        var page = json(tablet.page(500).body());
        assertThat(page.get("changes")).hasSize(16);
        assertThat(page.get("more").asBoolean()).isTrue();
        assertThat(tablet.pull()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"device\":1,\"ops\":[]}",
                "{\"device\":\"x\",\"ops\":[]}",
                "{\"ops\":[]}",
                "{\"device\":\"0199a1b2-0000-7000-8000-00000000d001\"}",
                "{\"device\":\"0199a1b2-0000-7000-8000-00000000d001\",\"ops\":{}}",
                "{\"device\":\"0199a1b2-0000-7000-8000-00000000d001\",\"ops\":[],\"more\":1}",
                "{\"device\":\"0199a1b2-0000-7000-8000-00000000d001\",\"ops\":[]} {}",
                "{\"device\":\"0199a1b2-0000-7000-8000-00000000d001\",\"ops\":[{\"opId\":"
            })
    void a_body_that_is_no_batch_is_refused_whole(String body) {
        var answer = Pupil.reading().device().send(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("not-a-batch");
    }

    @Test
    void a_body_that_is_no_utf_8_is_refused_whole_and_the_sign_for_such_bytes_is_a_character() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        String batch = tablet.batch(List.of(tablet.put(id, 0, note(id, "\uFFFD"))));
        byte[] bytes = batch.replace("\uFFFD", "x").getBytes(StandardCharsets.UTF_8);
        bytes[batch.indexOf("\uFFFD")] = (byte) 0xFF;
        var refused = tablet.send(bytes);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("not-a-batch").contains("UTF-8");
        assertThat(tablet.send(batch).body()).contains("\"applied\"");
        assertThat(tablet.pull().getFirst().get("doc").toString()).contains("\uFFFD");
    }

    /// What is no business of a client.
    private static final Set<String> UNTOLD =
            Set.of("restorationsAtOnce", "epochLength", "cursorKey");

    @Test
    void the_configuration_tells_every_limit_as_it_is_set() throws ReflectiveOperationException {
        var told = json(Pupil.enrolled().device().get("/api/v1/sync/configuration").body());
        var untested = new HashSet<>(UNTOLD);
        for (var limit : SyncConfig.class.getDeclaredMethods()) {
            if (!untested.remove(limit.getName())) {
                assertThat(told.path(limit.getName()).asText())
                        .as(limit.getName())
                        .isEqualTo(limit.invoke(limits).toString());
            }
        }
        assertThat(untested).isEmpty();
        assertThat(told.get("notesPerNotebook").asInt()).isEqualTo(20_000);
        assertThat(told.get("resultsKept").asText()).isEqualTo("PT2160H");
        assertThat(told.get("kinds")).hasSize(5);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "levelsPerDocument, 64, bad-document",
        "digitsPerNumber, 1000, bad-document",
        "charactersPerName, 50000, bad-document",
        "charactersPerOperationId, 100, bad-operation",
        "charactersPerWork, 200, bad-operation",
        "charactersPerModule, 200, bad-document",
        "charactersPerStepId, 100, bad-document",
        "charactersPerValueName, 100, bad-document"
    })
    void what_is_no_setting_is_told_and_exact_as_well(String limit, int most, String slug) {
        var pupil = Pupil.reading().with("w".repeat(most), -30, 200);
        var tablet = pupil.device();
        var told = json(tablet.get("/api/v1/sync/configuration").body());
        assertThat(told.get(limit).asInt()).isEqualTo(most);
        var within = tablet.push(operation(limit, tablet, most)).getFirst();
        assertThat(within.get("result").asText()).as(within.toString()).isEqualTo("applied");
        var beyond = tablet.push(operation(limit, tablet, most + 1)).getFirst();
        assertThat(problem(beyond)).as(beyond.toString()).isEqualTo(slug);
        assertThat(beyond.get("retryable").asBoolean()).isFalse();
    }

    private static String operation(String limit, TestDevice tablet, int n) {
        String id = newNote();
        String word = "w".repeat(n);
        String note = tablet.put(id, 0, note(id, "x"));
        return switch (limit) {
            case "levelsPerDocument" -> with(note, "[".repeat(n - 1) + "]".repeat(n - 1));
            case "digitsPerNumber" -> with(note, "9".repeat(n));
            case "charactersPerName" -> with(note, "{\"" + word + "\":1}");
            case "charactersPerOperationId" ->
                    note.replaceFirst("\"opId\":\"[^\"]*", "\"opId\":\"" + word);
            case "charactersPerWork" -> note.replace(Pupil.WORK, word);
            case "charactersPerModule" ->
                    TestDevice.of(
                            "progress",
                            tablet.put(
                                    id,
                                    0,
                                    "{\"type\":\"Progress\",\"module\":\"%s\",\"attempts\":1,\"completed\":true}"
                                            .formatted(word)));
            case "charactersPerStepId" ->
                    TestDevice.of(
                            "sequence",
                            tablet.put(
                                    id,
                                    0,
                                    "{\"type\":\"Sequence\",\"title\":\"x\",\"steps\":[{\"id\":\"%s\",\"title\":\"x\",\"target\":{\"source\":\"c\"}}]}"
                                            .formatted(word)));
            default ->
                    TestDevice.of(
                            "preference",
                            tablet.put(
                                    id,
                                    0,
                                    "{\"type\":\"Preference\",\"values\":{\"%s\":1}}"
                                            .formatted(word)));
        };
    }

    private static String with(String operation, String value) {
        return operation.replace("{\"@", "{\"x\":" + value + ",\"@");
    }

    @ParameterizedTest(name = "{0} changes")
    @ValueSource(ints = {499, 500, 501})
    void a_page_has_500_changes_and_says_more_exactly_when_there_is(int notes) {
        var tablet = Pupil.reading().device();
        for (int from = 0; from < notes; from += 100) {
            tablet.push(
                    IntStream.range(from, Math.min(from + 100, notes))
                            .mapToObj(_ -> newNote())
                            .map(id -> tablet.put(id, 0, note(id, "x")))
                            .toList());
        }
        var page = json(tablet.page(500).body());
        assertThat(page.get("changes")).hasSize(Math.min(notes, 500));
        assertThat(page.get("more").asBoolean()).isEqualTo(notes > 500);
        var ids = tablet.pull().stream().map(change -> change.get("id").asText()).toList();
        assertThat(ids).hasSize(notes).doesNotHaveDuplicates();
        var rest = json(tablet.page(500).body());
        assertThat(rest.get("changes")).isEmpty();
        assertThat(rest.get("more").asBoolean()).isFalse();
    }
}
