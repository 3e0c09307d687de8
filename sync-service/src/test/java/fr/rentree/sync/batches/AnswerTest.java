package fr.rentree.sync.batches;

import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Small patches of large notes: their answer takes no more memory than a page does.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AnswerTest {

    private static final int PAGE = 1_048_576;

    private final Pupil pupil = Pupil.reading();
    private final TestDevice phone = pupil.device();
    private final TestDevice tablet = pupil.device();

    @Test
    void the_document_of_one_note_stands_once_as_its_last_operation_left_it() {
        String id = write(1).getFirst();
        var patches = IntStream.range(0, 100).mapToObj(n -> recolour(id, "c" + n)).toList();
        var answer = tablet.send(tablet.batch(patches));
        assertThat(answer.body()).hasSizeLessThan(100_000);
        var results = results(answer.body());
        assertThat(results).hasSize(100).allMatch(r -> r.get("result").asText().equals("merged"));
        assertThat(results.subList(0, 99)).noneMatch(result -> result.has("doc"));
        var stands = phone.pull().getFirst();
        assertThat(results.getLast().get("doc")).isEqualTo(stands.get("doc"));
        assertThat(results.getLast().get("rev")).isEqualTo(stands.get("rev"));
        assertThat(stands.get("doc").get("body").get("color").asText()).isEqualTo("c99");
    }

    @Test
    void a_result_before_a_deletion_of_the_same_batch_is_as_it_was() {
        String id = write(1).getFirst();
        var results = tablet.push(recolour(id, "red"), tablet.delete(id, 1));
        assertThat(results.getFirst().get("doc").get("body").get("color").asText())
                .isEqualTo("red");
        assertThat(results.getLast().get("deleted").asBoolean()).isTrue();
    }

    @Test
    void beyond_the_bytes_of_a_page_a_result_comes_without_its_document_and_the_pull_has_it() {
        var ids = write(40);
        String batch = tablet.batch(ids.stream().map(id -> recolour(id, "red")).toList());
        var first = results(tablet.send(batch).body());
        var again = results(tablet.send(batch).body());
        var pulled = tablet.pull();
        for (var results : List.of(first, again)) {
            assertThat(results).hasSize(40);
            var docs = results.stream().filter(result -> result.has("doc")).toList();
            int bytes = docs.stream().mapToInt(result -> bytes(result.get("doc"))).sum();
            assertThat(bytes).isBetween(PAGE - 70_000, PAGE);
            assertThat(docs.size()).isLessThan(40);
        }
        assertThat(first).allMatch(result -> result.get("result").asText().equals("merged"));
        for (var result : first) {
            var change = pulled.stream().filter(c -> c.get("id").equals(result.get("id")));
            var stands = change.findFirst().orElseThrow();
            assertThat(stands.get("rev")).isEqualTo(result.get("rev"));
            assertThat(stands.get("doc").get("body").get("color").asText()).isEqualTo("red");
        }
    }

    /// Notes of 60,000 bytes, written on the phone.
    private List<String> write(int many) {
        var ids = Stream.generate(TestDevice::newNote).limit(many).toList();
        Function<String, String> put =
                id ->
                        phone.put(
                                id,
                                0,
                                note(id, "x")
                                        .replace(
                                                "\"target\"",
                                                "\"pad\":\"%s\",\"target\""
                                                        .formatted("\u20AC".repeat(20_000))));
        for (int from = 0; from < many; from += 10) {
            phone.push(ids.subList(from, Math.min(from + 10, many)).stream().map(put).toList());
        }
        return ids;
    }

    private String recolour(String id, String colour) {
        return tablet.patch(id, 0, "{\"body\":{\"color\":\"%s\"}}".formatted(colour));
    }

    private static int bytes(JsonNode doc) {
        return doc.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<JsonNode> results(String answer) {
        var results = new ArrayList<JsonNode>();
        TestDevice.json(answer).get("results").forEach(results::add);
        return results;
    }
}
