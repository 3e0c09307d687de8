package fr.rentree.sync.purge;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What is kept for a time goes when its time is over, and nothing else does.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PurgeTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();

    @Test
    void what_is_too_old_goes_and_what_is_not_stays() {
        age(
                "operation",
                "op_id, digest, document, outcome, rev, seq",
                "uuidv7(), 1, uuidv7(), 'APPLIED', 1, 1",
                91,
                12_000);
        age(
                "operation",
                "op_id, digest, document, outcome, rev, seq",
                "uuidv7(), 1, uuidv7(), 'APPLIED', 1, 1",
                89,
                3);
        age(
                "text_version",
                "document, field, value, stamp",
                "uuidv7(), 'body', '\"x\"', '1:0:d'",
                31,
                4);
        age(
                "text_version",
                "document, field, value, stamp",
                "uuidv7(), 'body', '\"x\"', '1:0:d'",
                29,
                2);
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 366, 5);
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 364, 1);

        var plan = plan();
        assertThat(line(plan, "RESULTS").get("rows").asLong()).isEqualTo(12_000);
        assertThat(line(plan, "VERSIONS").get("rows").asLong()).isEqualTo(4);
        assertThat(line(plan, "LOOKS").get("rows").asLong()).isEqualTo(5);
        assertThat(line(plan, "RESULTS").get("oldest").asText()).startsWith("20");
        assertThat(rows("operation")).isEqualTo(12_003);

        var done = purgeNow();
        assertThat(done.at("/purged/RESULTS").asLong()).isEqualTo(12_000);
        assertThat(rows("operation")).isEqualTo(3);
        assertThat(rows("text_version")).isEqualTo(2);
        assertThat(rows("support_look")).isEqualTo(1);
        assertThat(line(plan(), "RESULTS").get("rows").asLong()).isZero();
        assertThat(line(plan(), "RESULTS").get("oldest").isNull()).isTrue();
    }

    @Test
    void tombstones_stay_so_that_nothing_comes_back() {
        String id = newNote();
        String put = tablet.put(id, 0, note(id, "gone"));
        tablet.push(put);
        tablet.push(tablet.delete(id, 1));
        Database.execute(
                "update document set changed_at = now() - interval '400 days' where owner = ?",
                pupil.person());
        Database.execute(
                "update operation set at = now() - interval '400 days' where owner = ?",
                pupil.person());
        purgeNow();
        assertThat(rows("operation")).isZero();
        assertThat(rows("document")).isEqualTo(1);
        assertThat(tablet.push(List.of(put)).getFirst().get("result").asText())
                .isEqualTo("superseded");
        assertThat(pupil.device().pull())
                .singleElement()
                .matches(c -> c.get("deleted").asBoolean());
    }

    @Test
    void a_purge_that_was_killed_half_way_goes_on() {
        age(
                "text_version",
                "document, field, value, stamp",
                "uuidv7(), 'body', '\"x\"', '1:0:d'",
                31,
                6);
        var id = UUID.randomUUID();
        await().until(() -> plan().get("running").isNull());
        Database.execute(
                """
                insert into purge_run (id, requested_by, started_at, purged)
                values (?, 'clock', now(), '{"VERSIONS": 2}')
                """,
                id);
        await().until(() -> state(id.toString()).get("state").asText().equals("DONE"));
        assertThat(state(id.toString()).at("/purged/VERSIONS").asLong()).isEqualTo(8);
        assertThat(rows("text_version")).isZero();
    }

    @Test
    void an_unknown_purge_is_404() {
        assertThat(operator().get("/api/v1/sync/purges/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private void age(String table, String columns, String values, int days, int rows) {
        Database.execute(
                "insert into %s (owner, at, %s) select ?, now() - make_interval(days => ?), %s from generate_series(1, ?)"
                        .formatted(table, columns, values),
                pupil.person(),
                days,
                rows);
    }

    private long rows(String table) {
        return Database.queryLong(
                "select count(*) from " + table + " where owner = ?", pupil.person());
    }

    private static JsonNode purgeNow() {
        var begun = operator().post("/api/v1/sync/purges");
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = begun.jsonPath().getString("purge");
        await().until(() -> state(id).get("state").asText().equals("DONE"));
        return state(id);
    }

    private static JsonNode state(String id) {
        return json(operator().get("/api/v1/sync/purges/" + id).asString());
    }

    private static JsonNode plan() {
        return json(operator().get("/api/v1/sync/purges").asString());
    }

    private static JsonNode line(JsonNode plan, String kind) {
        return StreamSupport.stream(plan.get("lines").spliterator(), false)
                .filter(line -> line.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification operator() {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Tokens.operator());
    }
}
