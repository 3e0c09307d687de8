package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.changes.PushTest.outcomes;
import static fr.rentree.sync.changes.PushTest.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may write in what, until when; and who may not even ask.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RightsTest {

    @Test
    void without_a_seat_nothing_is_written_and_a_retry_may_help() {
        var tablet = Pupil.enrolled().device();
        String id = newNote();
        var refused = tablet.push(tablet.put(id, 0, note(id, "x"))).getFirst();
        assertThat(problem(refused)).isEqualTo("no-reading-right");
        assertThat(refused.get("retryable").asBoolean()).isTrue();
        assertThat(tablet.pull()).isEmpty();
    }

    @Test
    void a_refused_operation_is_carried_out_once_the_seat_is_there() {
        var pupil = Pupil.enrolled();
        var tablet = pupil.device();
        String id = newNote();
        String op = tablet.put(id, 0, note(id, "x"));
        tablet.push(op);
        pupil.with(Pupil.WORK, 0, 10);
        assertThat(outcomes(tablet.push(op))).containsExactly("applied");
    }

    @Test
    void an_expired_work_is_read_only_and_opens_again_when_it_is_renewed() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "last year")));
        lastDay(pupil, -1);

        String edit = tablet.put(id, 1, note(id, "this year"));
        var refused = tablet.push(edit, tablet.delete(id, 1));
        assertThat(refused).allSatisfy(r -> assertThat(problem(r)).isEqualTo("work-expired"));
        assertThat(tablet.pull()).singleElement().matches(c -> !c.get("deleted").asBoolean());
        assertThat(state(pupil)).isEqualTo("READ_ONLY LICENCE_EXPIRED");

        lastDay(pupil, 300);
        assertThat(outcomes(tablet.push(edit))).containsExactly("applied");
        assertThat(state(pupil)).isEqualTo("OPEN null");
    }

    @Test
    void what_was_written_offline_before_the_end_is_still_taken() {
        var pupil = Pupil.enrolled().with(Pupil.WORK, -100, -10);
        var tablet = pupil.device();
        String id = newNote();
        long before = System.currentTimeMillis() - Duration.ofDays(20).toMillis();
        assertThat(outcomes(tablet.push(tablet.put(id, 0, before, note(id, "on holiday")))))
                .containsExactly("applied");
    }

    @ParameterizedTest(name = "a right that ended {0} days ago: {1}")
    @CsvSource({"1, applied", "400, applied", "729, applied", "731, rejected", "3000, rejected"})
    void it_is_taken_for_two_years_and_not_for_ever(int daysAgo, String result) {
        var tablet = Pupil.enrolled().with(Pupil.WORK, -daysAgo - 100, -daysAgo).device();
        String id = newNote();
        long before = System.currentTimeMillis() - Duration.ofDays(daysAgo).plusDays(20).toMillis();
        var answer = tablet.push(tablet.put(id, 0, before, note(id, "long ago"))).getFirst();
        assertThat(answer.get("result").asText()).isEqualTo(result);
        if (result.equals("rejected")) {
            assertThat(problem(answer)).isEqualTo("work-expired");
        }
    }

    @Test
    void a_work_that_opens_later_says_when() {
        var tablet = Pupil.enrolled().with(Pupil.WORK, 5, 10).device();
        String id = newNote();
        var refused = tablet.push(tablet.put(id, 0, note(id, "x"))).getFirst();
        assertThat(problem(refused)).isEqualTo("not-yet-open");
    }

    @ParameterizedTest(name = "{0} {1} is for people")
    @CsvSource({
        "GET, /api/v1/sync/changes",
        "GET, /api/v1/sync/configuration",
        "POST, /api/v1/sync/batch",
        "GET, /api/v1/notebooks",
        "GET, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/versions",
        "POST, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/versions/0199a1b2-0000-7000-8000-00000000ee01/restoration",
        "GET, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/bin",
        "POST, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/bin/0199a1b2-0000-7000-8000-00000000ef01/restoration",
        "GET, /api/v1/notebooks/export",
        "GET, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/export",
        "GET, /api/v1/notebooks/imports",
        "POST, /api/v1/notebooks/imports",
        "GET, /api/v1/notebooks/imports/0199a1b2-0000-7000-8000-00000000cd01",
        "GET, /api/v1/notebooks/imports/0199a1b2-0000-7000-8000-00000000cd01/items",
        "POST, /api/v1/notebooks/imports/0199a1b2-0000-7000-8000-00000000cd01/decision",
        "DELETE, /api/v1/notebooks/imports/0199a1b2-0000-7000-8000-00000000cd01",
        "POST, /api/v1/notebooks/validations",
        "GET, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01",
        "POST, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/transfers",
        "GET, /api/v1/sync/shared",
        "GET, /api/v1/devices",
        "PUT, /api/v1/devices/0199a1b2-0000-7000-8000-00000000d001",
        "GET, /api/v1/devices/0199a1b2-0000-7000-8000-00000000d001",
        "DELETE, /api/v1/devices/0199a1b2-0000-7000-8000-00000000d001",
        "POST, /api/v1/devices/0199a1b2-0000-7000-8000-00000000d001/reset",
        "POST, /api/v1/devices/0199a1b2-0000-7000-8000-00000000d001/loss",
        "DELETE, /api/v1/devices/0199a1b2-0000-7000-8000-00000000d001/loss",
        "GET, /annotations/0199a1b2-0000-7000-8000-00000000d001/",
        "OPTIONS, /annotations/0199a1b2-0000-7000-8000-00000000d001/",
        "HEAD, /annotations/0199a1b2-0000-7000-8000-00000000d001/",
        "POST, /annotations/0199a1b2-0000-7000-8000-00000000d001/",
        "GET, /annotations/0199a1b2-0000-7000-8000-00000000d001/0199a1b2-0000-7000-8000-00000000d002",
        "PUT, /annotations/0199a1b2-0000-7000-8000-00000000d001/0199a1b2-0000-7000-8000-00000000d002",
        "DELETE, /annotations/0199a1b2-0000-7000-8000-00000000d001/0199a1b2-0000-7000-8000-00000000d002",
        "OPTIONS, /annotations/0199a1b2-0000-7000-8000-00000000d001/0199a1b2-0000-7000-8000-00000000d002"
    })
    void machines_strangers_and_the_suspended_are_turned_away(String method, String path) {
        assertThat(status(method, path, null)).isEqualTo(401);
        assertThat(status(method, path, Tokens.operator())).isEqualTo(403);
        assertThat(status(method, path, Tokens.entPortal("ENTFICTIF1"))).isEqualTo(403);
        assertThat(status(method, path, Tokens.stranger())).isEqualTo(403);
        var suspended = Pupil.reading();
        Database.execute(
                "update person set status = 'SUSPENDED' where person = ?", suspended.person());
        assertThat(status(method, path, suspended.token())).isEqualTo(403);
    }

    @Test
    void who_left_the_school_still_reads() {
        var pupil = Pupil.reading();
        Database.execute("update person set status = 'LEFT' where person = ?", pupil.person());
        assertThat(pupil.device().page(10).statusCode()).isEqualTo(200);
    }

    private static int status(String method, String path, @Nullable String token) {
        var request = given().contentType("application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.body("{}").request(method, path).statusCode();
    }

    private static void lastDay(Pupil pupil, int daysFromToday) {
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date + ? where person = ?",
                daysFromToday,
                pupil.person());
    }

    private static String state(Pupil pupil) {
        var notebook = json(pupil.device().get("/api/v1/notebooks").body()).get("items").get(0);
        return notebook.get("state").asText() + " " + notebook.path("reason").asText("null");
    }
}
