package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PushTest {

    @Test
    void what_one_device_writes_the_other_reads_byte_for_byte() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String doc =
                """
                { "type" : ["Annotation"], "id":"%s" ,"target":[ {"source":"a"} ], "big":9223372036854775807,
                  "x:unknown":{"z":1,"a":[[[],{}]],"f":1.10e-7}, "bodyValue":"\uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD \\u00e9 \\ud83d",
                  "empty":{}, "null":null }\
                """
                        .formatted(id);
        var result = tablet.push(tablet.put(id, 0, doc)).getFirst();
        assertThat(result.get("result").asText()).isEqualTo("applied");
        assertThat(result.get("rev").asInt()).isEqualTo(1);

        String page = pupil.device().page(10).body();
        assertThat(page).contains("\"doc\":" + doc);
    }

    @Test
    void a_batch_sent_three_times_in_any_order_has_one_effect() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var ops = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            String id = newNote();
            ops.add(tablet.put(id, 0, note(id, "v" + i)));
        }
        var random = new Random(7);
        var seqs = new ArrayList<List<Long>>();
        for (int round = 0; round < 3; round++) {
            var results = tablet.push(ops);
            String expected = round == 0 ? "applied" : "duplicate";
            assertThat(results).allMatch(r -> r.get("result").asText().equals(expected));
            seqs.add(results.stream().map(r -> r.get("seq").asLong()).sorted().toList());
            Collections.shuffle(ops, random);
        }
        assertThat(seqs.get(1)).isEqualTo(seqs.get(0));
        assertThat(seqs.get(2)).isEqualTo(seqs.get(0));
        assertThat(pupil.device().pull()).hasSize(20).allMatch(c -> c.get("rev").asInt() == 1);
        assertThat(live(pupil)).isEqualTo(20);
    }

    @Test
    void a_repeated_operation_in_one_batch_counts_once() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        String op = tablet.put(id, 0, note(id, "once"));
        var results = tablet.push(op, op);
        assertThat(outcomes(results)).containsExactly("applied", "duplicate");
        assertThat(results.get(1).get("original").asText()).isEqualTo("applied");
    }

    @Test
    void an_operation_id_that_says_something_else_is_refused() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        String op = tablet.put(id, 0, note(id, "one"));
        tablet.push(op);
        var again = tablet.push(op.replace("\"one\"", "\"two\"")).getFirst();
        assertThat(problem(again)).isEqualTo("operation-id-reused");
    }

    @Test
    void a_bad_operation_never_blocks_the_others() {
        var tablet = Pupil.reading().device();
        String first = newNote();
        String last = newNote();
        String good = tablet.put(first, 0, note(first, "good"));
        String deep = "[".repeat(70) + "]".repeat(70);
        var results =
                tablet.push(
                        good,
                        "17",
                        "{}",
                        tablet.put(newNote(), 0, "[]"),
                        tablet.put(newNote(), 0, "{\"type\":\"Annotation\"}"),
                        tablet.put(
                                newNote(),
                                0,
                                "{\"type\":\"Annotation\",\"target\":\"x\",\"target\":\"y\"}"),
                        tablet.put(
                                newNote(), 0, "{\"type\":\"Annotation\",\"target\":" + deep + "}"),
                        tablet.put(newNote(), 0, note(newNote(), "another id")),
                        spoilt(tablet, "urn:uuid:", "urn:uuid:x"),
                        spoilt(tablet, "\"kind\":\"annotation\"", "\"kind\":\"video\""),
                        spoilt(tablet, "0000001B", "0000001A"),
                        spoilt(tablet, "\"op\":\"put\"", "\"op\":\"patch\""),
                        spoilt(tablet, "\"baseRev\":0", "\"baseRev\":-1"),
                        spoilt(tablet, "\"hlc\"", "\"when\""),
                        spoilt(tablet, tablet.id() + "\",\"doc\"", newNote() + "\",\"doc\""),
                        spoilt(tablet, "manuel-maths-2de", "a\\u0000b"),
                        tablet.put(last, 0, note(last, "good as well")));
        assertThat(results.getFirst().get("result").asText()).isEqualTo("applied");
        assertThat(results.getLast().get("result").asText()).isEqualTo("applied");
        assertThat(results.subList(1, results.size() - 1))
                .allSatisfy(r -> assertThat(r.get("result").asText()).isEqualTo("rejected"))
                .allSatisfy(r -> assertThat(r.get("problem").get("detail").asText()).isNotBlank());
        assertThat(tablet.pull()).hasSize(2);
    }

    @Test
    void absence_deletes_nothing() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "stays")));
        assertThat(pupil.device().push(List.of())).isEmpty();
        assertThat(tablet.pull()).singleElement().matches(c -> !c.get("deleted").asBoolean());
    }

    @Test
    void a_note_does_not_move_to_another_notebook() {
        var pupil = Pupil.reading().with("manuel-svt-2de", -30, 200);
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "here")));
        var moved =
                tablet.push(
                        tablet.put(id, 1, note(id, "there")).replace(Pupil.WORK, "manuel-svt-2de"));
        assertThat(problem(moved.getFirst())).isEqualTo("other-notebook");
    }

    @Test
    void nobody_reads_or_changes_the_notes_of_another_owner() {
        var one = Pupil.reading();
        var other = Pupil.reading();
        var tablet = one.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "private")));

        var stranger = new TestDevice(other, tablet.id());
        var same =
                stranger.push(
                        stranger.put(id, 1, note(id, "mine now")), stranger.delete(newNote(), 1));
        assertThat(outcomes(same)).containsExactly("applied", "applied");
        assertThat(tablet.pull().getFirst().get("doc").get("body").get("value").asText())
                .isEqualTo("private");
        assertThat(stranger.page(10).body()).doesNotContain("private");
    }

    private static String spoilt(TestDevice device, String what, String by) {
        String id = newNote();
        return device.put(id, 0, note(id, "spoilt")).replace(what, by);
    }

    private static long live(Pupil pupil) {
        return Database.queryLong("select live from head where owner = ?", pupil.person());
    }

    static List<String> outcomes(List<JsonNode> results) {
        return results.stream().map(r -> r.get("result").asText()).toList();
    }

    static String problem(JsonNode result) {
        assertThat(result.get("result").asText()).as(result.toString()).isEqualTo("rejected");
        return result.get("problem")
                .get("type")
                .asText()
                .replace("https://rentree.example/problems/", "");
    }
}
