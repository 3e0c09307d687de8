package fr.rentree.sync.devices;

import static fr.rentree.sync.Patience.await;
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
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A device that is lost neither reads nor writes; its person's other devices do.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LossTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice lost = pupil.device();
    private final TestDevice other = pupil.device();

    @BeforeEach
    void both_are_known() {
        assertThat(register(lost).statusCode()).isEqualTo(201);
        assertThat(register(other).statusCode()).isEqualTo(201);
    }

    @Test
    void a_lost_device_neither_reads_nor_writes_and_the_others_do() {
        write(lost);
        lost.pull();
        assertThat(lose(lost).statusCode()).isEqualTo(204);
        assertRefused(lost.namedPage(10), "device-cut");
        assertRefused(push(lost), "device-cut");
        assertThat(other.namedPage(10).statusCode()).isEqualTo(200);
        assertThat(write(other)).isEqualTo("applied");
    }

    @Test
    void leaving_the_device_out_or_naming_an_unknown_one_is_no_way_around() {
        lost.pull();
        lose(lost);
        assertRefused(lost.page(10), "device-unnamed");
        lost.forgetCursor();
        assertRefused(lost.page(10), "device-unnamed");
        var unknown = pupil.signedInAgain().device();
        assertRefused(unknown.namedPage(10), "device-unnamed");
    }

    @Test
    void a_known_cursor_sent_for_a_304_is_refused_as_well() {
        lost.pull();
        String path = "/api/v1/sync/changes?device=" + lost.id() + "&since=" + lost.cursor();
        String tag = lost.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(lost.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        lose(lost);
        assertRefused(lost.get(path, "If-None-Match", tag), "device-cut");
    }

    @Test
    void what_a_lost_device_sent_has_no_effect_and_is_taken_once_it_is_found() {
        lose(lost);
        String id = newNote();
        String batch = lost.batch(List.of(lost.put(id, 0, note(id, "waits"))));
        lost.send(batch);
        assertThat(other.namedPage(10).body()).doesNotContain(id);
        assertThat(listed(lost).get("pushed").asInt()).isZero();

        assertThat(other.method("DELETE", path(lost) + "/loss").statusCode()).isEqualTo(204);
        assertThat(lost.send(batch).body()).contains("applied");
        assertThat(other.namedPage(10).body()).contains(id);
    }

    @Test
    void a_lost_device_cannot_be_forgotten_and_so_come_back_as_a_new_one() {
        lose(lost);
        assertThat(other.method("DELETE", path(lost)).statusCode()).isEqualTo(409);
        other.method("PUT", path(lost), "{\"name\":\"Neuve\",\"platform\":\"x\"}");
        assertRefused(lost.namedPage(10), "device-cut");
    }

    @Test
    void saying_it_twice_changes_nothing() {
        lose(lost);
        String since = listed(lost).get("lostAt").asText();
        lose(lost);
        assertThat(listed(lost).get("lostAt").asText()).isEqualTo(since);
        assertThat(listed(lost).get("lostBy").asText()).isEqualTo("OWNER");
    }

    @Test
    void nobody_cuts_off_resets_or_forgets_the_device_of_another_person() {
        var stranger = Pupil.reading().device();
        for (String what : new String[] {"/loss", "/reset"}) {
            assertThat(stranger.method("POST", path(lost) + what).statusCode()).isEqualTo(404);
        }
        assertThat(stranger.method("DELETE", path(lost)).statusCode()).isEqualTo(404);
        assertThat(stranger.method("DELETE", path(lost) + "/loss").statusCode()).isEqualTo(404);
        assertThat(stranger.get(path(lost)).statusCode()).isEqualTo(404);
        assertThat(lost.namedPage(10).statusCode()).isEqualTo(200);
    }

    @Test
    void a_device_beyond_the_number_still_writes_and_is_not_listed() {
        Database.execute(
                """
                insert into device (owner, id) select ?, gen_random_uuid() from generate_series(1, 98)
                """,
                pupil.person());
        var oneMore = pupil.device();
        assertThat(register(oneMore).statusCode()).isEqualTo(409);
        assertThat(write(oneMore)).isEqualTo("applied");
        assertThat(oneMore.get(path(oneMore)).statusCode()).isEqualTo(404);
        assertThat(register(lost).statusCode()).isEqualTo(204);
    }

    @Test
    void while_many_pushes_are_under_way_what_is_told_as_stored_is_and_nothing_after_the_loss() {
        var answers = new ConcurrentLinkedQueue<Integer>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                writers.submit(() -> answers.add(push(lost).statusCode()));
            }
            await().until(() -> answers.contains(200));
            lose(lost);
            assertRefused(push(lost), "device-cut");
        }
        assertThat(answers).hasSize(40).allMatch(List.of(200, 401, 403)::contains);
        long stored = answers.stream().filter(status -> status == 200).count();
        assertThat(json(other.namedPage(100).body()).get("changes")).hasSize((int) stored);
    }

    static HttpResponse<String> register(TestDevice device) {
        return device.method("PUT", path(device), "{\"name\":\"Tablette\",\"platform\":\"x\"}");
    }

    static String path(TestDevice device) {
        return "/api/v1/devices/" + device.id();
    }

    static void assertRefused(HttpResponse<String> answer, String slug) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(slug);
    }

    static HttpResponse<String> push(TestDevice device) {
        String id = newNote();
        return device.send(device.batch(List.of(device.put(id, 0, note(id, "x")))));
    }

    private static String write(TestDevice device) {
        return json(push(device).body()).get("results").get(0).get("result").asText();
    }

    /// Both sign in again then: whoever has the lost one may know its owner's password.
    private HttpResponse<String> lose(TestDevice device) {
        var answer = other.method("POST", path(device) + "/loss");
        lost.signInAgain();
        other.signInAgain();
        return answer;
    }

    private JsonNode listed(TestDevice device) {
        return json(other.get(path(device)).body());
    }
}
