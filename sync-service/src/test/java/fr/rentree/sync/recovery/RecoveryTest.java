package fr.rentree.sync.recovery;

import static fr.rentree.sync.TestDevice.json;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lost is not gone: it is shown, and comes back when its owner asks.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RecoveryTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();
    private final TestDevice phone = pupil.device();
    private final String id = newNote();

    @Test
    void a_text_that_lost_is_shown_with_its_device_and_how_long_it_is_kept() {
        loseAText();
        var version = items("/versions?document=" + id).get(0);
        assertThat(version.get("value").asText()).isEqualTo("the earlier \"one\"");
        assertThat(version.get("field").asText()).isEqualTo("body/value");
        assertThat(version.get("kind").asText()).isEqualTo("annotation");
        assertThat(version.get("device").asText()).isEqualTo(tablet.id().toString());
        assertThat(version.get("documentStands").asBoolean()).isTrue();
        assertThat(
                        Duration.between(
                                Instant.parse(version.get("lostAt").asText()),
                                Instant.parse(version.get("keptUntil").asText())))
                .isEqualTo(Duration.ofDays(30));
        assertThat(items("/versions")).hasSize(1);
        assertThat(items("/versions?document=" + newNote())).isEmpty();
    }

    @Test
    void a_version_comes_back_as_a_new_edit_and_what_it_replaces_becomes_a_version() {
        loseAText();
        String path = path("/versions/" + lostVersion() + "/restoration");
        var restored = tablet.ask(path);
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(json(restored.body()).get("document").asText()).isEqualTo(id);
        assertThat(text()).isEqualTo("the earlier \"one\"");
        assertThat(items("/versions")).hasSize(2);
        assertThat(items("/versions").get(0).get("value").asText()).isEqualTo("the later one");
    }

    @Test
    void restoring_a_version_twice_changes_nothing_more() {
        loseAText();
        String path = path("/versions/" + lostVersion() + "/restoration");
        var first = json(tablet.ask(path).body());
        assertThat(json(tablet.ask(path).body())).isEqualTo(first);
        assertThat(items("/versions")).hasSize(2);
    }

    @Test
    void who_wrote_after_a_restoration_wins_over_it() {
        loseAText();
        tablet.ask(path("/versions/" + lostVersion() + "/restoration"));
        var rev = tablet.pull().getFirst().get("rev").asInt();
        tablet.push(tablet.put(id, rev, note(id, "and now this")));
        assertThat(text()).isEqualTo("and now this");
    }

    @Test
    void a_version_of_a_deleted_note_points_to_the_bin() {
        loseAText();
        String version = lostVersion();
        tablet.push(tablet.delete(id, 2));
        var refused = tablet.ask(path("/versions/" + version + "/restoration"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("document-deleted");
    }

    @Test
    void a_note_comes_back_from_the_bin_under_a_new_id_and_otherwise_byte_for_byte() {
        String doc =
                "{ \"type\" : [\"Annotation\"], \"id\": \"%s\" ,\"big\":9223372036854775807, \"target\":[{}],\"bodyValue\":\"\uD83D\uDE00\"}";
        tablet.push(tablet.put(id, 0, note(id, "doomed")), tablet.delete(id, 1));
        phone.push(phone.put(id, 1, doc.formatted(id)));

        var entry = items("/bin").get(0);
        assertThat(entry.get("document").asText()).isEqualTo(id);
        assertThat(entry.get("restoredAs").isNull()).isTrue();
        var restored =
                json(
                        tablet.ask(path("/bin/" + entry.get("entry").asText() + "/restoration"))
                                .body());
        String fresh = restored.get("document").asText();
        assertThat(UUID.fromString(fresh.substring(9)).version()).isEqualTo(7);
        assertThat(pupil.device().page(10).body()).contains("\"doc\":" + doc.formatted(fresh));
        assertThat(items("/bin").get(0).get("restoredAs").asText()).isEqualTo(fresh);
        assertThat(Database.queryLong("select live from head where owner = ?", pupil.person()))
                .isEqualTo(1);
    }

    @Test
    void restoring_an_entry_twice_makes_one_note_and_another_once_that_is_deleted() {
        fillTheBin("written on the bus");
        String path = path("/bin/" + binned() + "/restoration");
        String first = json(tablet.ask(path).body()).get("document").asText();
        assertThat(json(phone.ask(path).body()).get("document").asText()).isEqualTo(first);
        tablet.push(tablet.delete(first, 1));
        assertThat(json(tablet.ask(path).body()).get("document").asText()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/versions/", "/bin/"})
    void one_idempotency_key_has_one_effect(String list) {
        loseAText();
        fillTheBin("written on the bus");
        String what = list.equals("/bin/") ? binned() : lostVersion();
        String path = path(list + what + "/restoration");
        String key = UUID.randomUUID().toString();
        var first = tablet.ask(path, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(tablet.ask(path, "Idempotency-Key", key).body()).isEqualTo(first.body());
        assertThat(tablet.ask(path("/bin/x/restoration"), "Idempotency-Key", key).statusCode())
                .isIn(404, 422);
    }

    @Test
    void a_patch_and_the_whole_note_that_its_device_sends_after_it_are_one_entry_of_the_bin() {
        tablet.push(tablet.put(id, 0, note(id, "first")), tablet.delete(id, 1));
        phone.push(phone.patch(id, 1, "{\"body\":{\"value\":\"on the bus\"}}"));
        tablet.push(tablet.put(id, 1, note(id, "on the tablet")));
        assertThat(items("/bin")).hasSize(2);

        phone.push(phone.put(id, 1, note(id, "on the bus")));
        assertThat(items("/bin")).hasSize(2);
        assertThat(items("/bin")).noneMatch(entry -> entry.get("partial").asBoolean());
    }

    @Test
    void a_patch_that_met_a_deletion_comes_back_only_onto_a_whole_note() {
        tablet.push(tablet.put(id, 0, note(id, "first")), tablet.delete(id, 1));
        phone.push(phone.patch(id, 1, "{\"body\":{\"value\":\"on the bus\"}}"));
        String entry = binned();
        assertThat(items("/bin").get(0).get("partial").asBoolean()).isTrue();
        String path = path("/bin/" + entry + "/restoration");
        assertThat(tablet.ask(path).body()).contains("incomplete-entry");

        phone.push(phone.put(id, 1, note(id, "first")));
        String fresh = json(tablet.ask(path).body()).get("document").asText();
        assertThat(fresh).isNotEqualTo(id);
        assertThat(pupil.device().page(10).body()).contains("\"value\":\"on the bus\"");
    }

    @Test
    void lists_are_read_page_by_page() {
        for (int i = 0; i < 5; i++) {
            fillTheBin("n" + i);
        }
        var seen = new HashSet<String>();
        String cursor = "";
        for (int pages = 0; cursor != null; pages++) {
            assertThat(pages).isLessThan(3);
            var page = json(tablet.get(path("/bin?limit=2" + cursor)).body());
            page.get("items").forEach(item -> seen.add(item.get("entry").asText()));
            cursor = page.get("cursor").isNull() ? null : "&cursor=" + page.get("cursor").asText();
        }
        assertThat(seen).hasSize(5);
        assertThat(tablet.get(path("/bin?cursor=eA")).body()).contains("unknown-cursor");
        assertThat(tablet.get(path("/versions?document=x")).body()).contains("not-a-document");
    }

    @Test
    void a_page_has_no_more_bytes_than_a_page_of_changes() {
        for (int i = 0; i < 20; i++) {
            fillTheBin("x".repeat(9_000) + "\",\"x:more\":\"" + "y".repeat(50_000));
        }
        var page = json(tablet.get(path("/bin")).body());
        assertThat(page.get("items")).hasSize(17);
        assertThat(page.get("cursor").isNull()).isFalse();
    }

    @Test
    void nothing_comes_back_into_an_expired_work_and_all_can_still_be_read() {
        loseAText();
        fillTheBin("written on the bus");
        String version = lostVersion();
        String entry = binned();
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date - 1"
                        + " where person = ?",
                pupil.person());
        for (String path : new String[] {"/versions/" + version, "/bin/" + entry}) {
            var refused = tablet.ask(path(path + "/restoration"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("work-expired");
        }
        assertThat(items("/bin").get(0).get("restoredAs").isNull()).isTrue();
    }

    @Test
    void another_owner_finds_nothing() {
        loseAText();
        fillTheBin("written on the bus");
        var stranger = Pupil.reading().device();
        for (String path : new String[] {"/versions", "/bin"}) {
            assertThat(stranger.get(path(path)).statusCode()).isEqualTo(404);
        }
        for (String path : new String[] {"/versions/" + lostVersion(), "/bin/" + binned()}) {
            assertThat(stranger.ask(path(path + "/restoration")).statusCode()).isEqualTo(404);
        }
    }

    private void loseAText() {
        long now = System.currentTimeMillis();
        tablet.push(tablet.put(id, 0, now - 9000, note(id, "first")));
        phone.push(phone.put(id, 1, now, note(id, "the later one")));
        tablet.push(tablet.put(id, 1, now - 5000, note(id, "the earlier \\\"one\\\"")));
    }

    private void fillTheBin(String text) {
        String doomed = newNote();
        tablet.push(tablet.put(doomed, 0, note(doomed, "doomed")), tablet.delete(doomed, 1));
        phone.push(phone.put(doomed, 1, note(doomed, text)));
    }

    private String lostVersion() {
        return items("/versions").get(0).get("version").asText();
    }

    private String binned() {
        return items("/bin").get(0).get("entry").asText();
    }

    private JsonNode items(String path) {
        var answer = tablet.get(path(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body()).get("items");
    }

    private String path(String path) {
        return "/api/v1/notebooks/"
                + Database.queryString("select id from notebook where owner = ?", pupil.person())
                + path;
    }

    private String text() {
        return tablet.pull().stream()
                .filter(change -> change.get("id").asText().equals(id))
                .reduce((_, later) -> later)
                .orElseThrow()
                .get("doc")
                .get("body")
                .get("value")
                .asText();
    }
}
