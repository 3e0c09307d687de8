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
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept for a time goes when its time is over, and nothing else does.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PurgeTest {

    @Inject PurgeDesk desk;

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();

    /// Other tests' rows are no concern of these plans.
    @BeforeEach
    void nothing_is_too_old_and_no_purge_runs() {
        for (String table :
                new String[] {"operation", "text_version", "recycled", "support_look"}) {
            Database.execute("delete from " + table + " where at < now() - interval '20 days'");
        }
        await().until(() -> plan().get("running").isNull());
    }

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
        assertThat(line(plan.get("lines"), "RESULTS").get("rows").asLong()).isEqualTo(12_000);
        assertThat(line(plan.get("lines"), "VERSIONS").get("rows").asLong()).isEqualTo(4);
        assertThat(line(plan.get("lines"), "LOOKS").get("rows").asLong()).isEqualTo(5);
        assertThat(line(plan.get("lines"), "RESULTS").get("oldest").asText()).startsWith("20");
        assertThat(rows("operation")).isEqualTo(12_003);

        var done = purgeNow();
        assertThat(done.at("/purged/RESULTS").asLong()).isEqualTo(12_000);
        assertThat(line(done.get("plan"), "RESULTS").get("rows").asLong()).isEqualTo(12_000);
        assertThat(line(done.get("plan"), "LOOKS").get("rows").asLong()).isEqualTo(5);
        assertThat(rows("operation")).isEqualTo(3);
        assertThat(rows("text_version")).isEqualTo(2);
        assertThat(rows("support_look")).isEqualTo(1);
        assertThat(line(plan().get("lines"), "RESULTS").get("rows").asLong()).isZero();
        assertThat(line(plan().get("lines"), "RESULTS").get("oldest").isNull()).isTrue();
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
        Database.execute(
                """
                insert into purge_run (id, requested_by, started_at, purged, plan)
                values (?, 'clock', now(), '{"VERSIONS": 2}',
                        jsonb_build_array(jsonb_build_object(
                            'kind', 'VERSIONS', 'rows', 8, 'keptFrom', now() - interval '30 days')))
                """,
                id);
        await().until(() -> state(id.toString()).get("state").asText().equals("DONE"));
        assertThat(state(id.toString()).at("/purged/VERSIONS").asLong()).isEqualTo(8);
        assertThat(rows("text_version")).isZero();
    }

    @Test
    void without_the_plan_that_was_read_nothing_goes() {
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 366, 5);
        var plan = plan();
        String at = plan.get("plannedAt").asText();
        assertThat(operator().post("/api/v1/sync/purges").statusCode()).isEqualTo(400);
        assertThat(operator().body("{}").post("/api/v1/sync/purges").statusCode()).isEqualTo(400);
        assertStale(approve(at, "another"));
        assertStale(approve("2199-01-01T00:00:00Z", plan.get("planHash").asText()));
        assertStale(approve("2020-01-01T00:00:00Z", plan.get("planHash").asText()));
        assertThat(rows("support_look")).isEqualTo(5);
    }

    @Test
    void a_plan_of_which_something_has_gone_is_stale_and_the_new_one_is_answered() {
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 366, 5);
        var plan = plan();
        Database.execute(
                "delete from support_look where ctid = (select ctid from support_look where owner = ? limit 1)",
                pupil.person());
        var refused = approve(plan.get("plannedAt").asText(), plan.get("planHash").asText());
        assertStale(refused);
        var now = json(refused.asString()).get("plan");
        assertThat(line(now.get("lines"), "LOOKS").get("rows").asLong()).isEqualTo(4);
    }

    @Test
    void what_grows_old_after_the_plan_was_read_stays_for_the_next_one() {
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 366, 2);
        var plan = plan();
        String keptFrom = line(plan.get("lines"), "LOOKS").get("keptFrom").asText();
        Database.execute(
                "insert into support_look (owner, at, operator, looked) values (?, ?::timestamptz + interval '1 ms', 'o', 'DEVICES')",
                pupil.person(),
                keptFrom);
        var begun = approve(plan.get("plannedAt").asText(), plan.get("planHash").asText());
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = begun.jsonPath().getString("purge");
        await().until(() -> state(id).get("state").asText().equals("DONE"));
        assertThat(rows("support_look")).isEqualTo(1);
    }

    @Test
    void every_night_what_goes_is_written_down_first() {
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 366, 3);
        String id = desk.beginByClock().purge().toString();
        await().until(() -> state(id).get("state").asText().equals("DONE"));
        assertThat(state(id).get("requestedBy").asText()).isEqualTo("clock");
        assertThat(line(state(id).get("plan"), "LOOKS").get("rows").asLong())
                .isEqualTo(3)
                .isEqualTo(state(id).at("/purged/LOOKS").asLong());
    }

    @Test
    void nobody_plans_ahead_what_is_young_today() {
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 366, 1);
        age("support_look", "operator, looked", "'operations', 'DEVICES'", 1, 2);
        var plan = plan();
        var now = Instant.parse(plan.get("plannedAt").asText());
        assertThat(planOf(now).planHash()).isEqualTo(plan.get("planHash").asText());

        var ahead = now.plus(Duration.ofDays(3_650));
        assertStale(approve(ahead.toString(), planOf(ahead).planHash()));
        assertThat(rows("support_look")).isEqualTo(3);
    }

    /// As the service plans it, with its usual settings.
    private static PurgePlan planOf(Instant at) {
        var retention =
                new Retention(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(365));
        return PurgePlan.of(
                at,
                Arrays.stream(Purgeable.values())
                        .map(kind -> line(kind, retention.keepsFrom(kind, at)))
                        .toList(),
                null);
    }

    private static PurgePlan.Line line(Purgeable kind, Instant keptFrom) {
        String older = " from %s where at < '%s'".formatted(kind.table(), keptFrom);
        long rows = Database.queryLong("select count(*)" + older);
        String oldest =
                Database.queryString("select to_json(min(at) at time zone 'UTC') #>> '{}'" + older);
        return new PurgePlan.Line(
                kind, rows, rows == 0 ? null : Instant.parse(oldest + "Z"), keptFrom);
    }

    private static void assertStale(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("/problems/stale-plan");
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
        var plan = plan();
        var begun = approve(plan.get("plannedAt").asText(), plan.get("planHash").asText());
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = begun.jsonPath().getString("purge");
        await().until(() -> state(id).get("state").asText().equals("DONE"));
        return state(id);
    }

    private static Response approve(String plannedAt, String planHash) {
        return operator()
                .body("{\"plannedAt\":\"%s\",\"planHash\":\"%s\"}".formatted(plannedAt, planHash))
                .post("/api/v1/sync/purges");
    }

    private static JsonNode state(String id) {
        return json(operator().get("/api/v1/sync/purges/" + id).asString());
    }

    private static JsonNode plan() {
        return json(operator().get("/api/v1/sync/purges").asString());
    }

    private static JsonNode line(JsonNode lines, String kind) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification operator() {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Tokens.operator());
    }
}
