package fr.rentree.sync.removals;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.removals.LeftBehind.announced;
import static fr.rentree.sync.removals.LeftBehind.due;
import static fr.rentree.sync.removals.LeftBehind.frozen;
import static fr.rentree.sync.removals.LeftBehind.notebook;
import static fr.rentree.sync.removals.LeftBehind.notebookOpens;
import static fr.rentree.sync.removals.LeftBehind.renew;
import static fr.rentree.sync.removals.LeftBehind.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing goes that was not frozen by a campaign, announced, planned and approved (I7, I9, I10).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RemovalTest {

    private static final String PATH = "/api/v1/sync/removals";

    @Inject AnnouncementJob announcements;
    @Inject RemovalJob removals;
    @Inject RemovalDesk desk;

    /// Other tests' notebooks are no concern of these plans.
    @BeforeEach
    void nothing_is_announced_yet() {
        Database.execute(
                "update notebook set frozen_at = null, frozen_reason = null, announced_at = null, removal_on = null");
    }

    @Test
    void an_announced_notebook_can_still_be_read_and_is_in_no_plan_before_its_day() {
        var pupil = frozen();
        announcements.announce();
        var plan = plan();
        assertThat(plan.get("progress").get("notebooks").asInt()).isZero();
        approve(plan);
        removals.carryOut();
        assertThat(pupil.device().pull()).hasSize(2).allMatch(LeftBehind::stands);
    }

    @Test
    void a_plan_names_what_would_go_and_nothing_goes_without_its_approval() {
        var one = due();
        var other = due();
        var plan = plan();
        assertThat(plan.get("progress").get("notebooks").asInt()).isEqualTo(2);
        assertThat(plan.get("notes").asInt()).isEqualTo(4);
        assertThat(plan.get("reasons").get("LICENCE_NOT_RENEWED").asInt()).isEqualTo(2);
        assertThat(plan.get("schools").get(0).get("school").asText()).isEqualTo(Pupil.SCHOOL);
        assertThat(plan.get("examples")).hasSize(2);
        removals.carryOut();
        assertThat(one.device().pull()).allMatch(LeftBehind::stands);

        operator()
                .body("{\"hash\":\"another\"}")
                .post(PATH + "/" + plan.get("plan").asText() + "/approval")
                .then()
                .statusCode(409);
        assertThat(plan().get("plan")).isEqualTo(plan.get("plan"));
        removals.carryOut();
        assertThat(other.device().pull()).allMatch(LeftBehind::stands);
    }

    @Test
    void an_approved_removal_leaves_tombstones_and_no_byte_of_what_was_written() {
        var pupil = due();
        Database.execute(
                """
                insert into document (owner, id, notebook, kind, edition, rev, seq, doc, size, stamp, changed_at)
                select owner, uuidv7(), id, 'position', '2026', 1, 3, '{"type":"Position"}', 19, '1:0:' || owner, now()
                  from notebook where owner = ?
                """,
                pupil.person());
        Database.execute("update head set seq = 3, small = 1 where owner = ?", pupil.person());
        var tablet = pupil.device();
        tablet.pull();
        Database.execute(
                """
                insert into recycled (owner, document, notebook, kind, doc, stamp, at)
                select owner, uuidv7(), id, 'annotation', '{"x":"MARKER"}', '1:0:' || owner, now()
                  from notebook where owner = ?
                """,
                pupil.person());
        approve(plan());
        removals.carryOut();

        var news = tablet.pull();
        assertThat(news).hasSize(3).noneMatch(LeftBehind::stands);
        assertThat(news).extracting(c -> c.get("seq").asLong()).isSorted();
        for (String table : List.of("document", "text_version", "recycled", "operation")) {
            assertThat(marked(table + " t where owner = '" + pupil.person() + "' and"))
                    .as(table)
                    .isZero();
        }
        assertThat(marked("outbox t where")).isZero();
        assertThat(
                        Database.queryLong(
                                "select live + small from head where owner = ?", pupil.person()))
                .isZero();
        await().until(() -> told("notebook-removed", pupil).size() == 1);
        Contracts.assertValid(
                "sync/notebook-removed.v1", told("notebook-removed", pupil).getFirst().toString());
        assertThat(json(tablet.get("/api/v1/notebooks").body()).get("items")).isEmpty();
    }

    @Test
    void a_plan_applied_twice_or_broken_off_ends_as_one_applied_once() {
        var pupils = List.of(due(), due(), due());
        var plan = plan();
        approve(plan);
        var id = UUID.fromString(plan.get("plan").asText());
        Tenancy.platformWide(() -> desk.settleNext(id));
        assertThat(read(plan).get("progress").get("removed").asInt()).isPositive();
        approve(plan);
        removals.carryOut();
        removals.carryOut();
        var done = read(plan);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.get("progress").get("removed").asInt()).isEqualTo(3);
        assertThat(pupils)
                .allSatisfy(pupil ->
                        assertThat(pupil.device().pull())
                                .hasSize(2)
                                .allMatch(c -> c.get("rev").asInt() == 2 && !LeftBehind.stands(c)));
        assertThat(plan().get("progress").get("notebooks").asInt()).isZero();
    }

    @Test
    void what_was_written_after_the_plan_was_shown_stays_until_a_plan_shows_it() {
        var pupil = due();
        var plan = plan();
        var tablet = pupil.device();
        String late = newNote();
        long before = System.currentTimeMillis() - Duration.ofDays(3).toMillis();
        var result =
                tablet.push(tablet.put(late, 0, before, note(late, "on the train"))).getFirst();
        assertThat(result.get("result").asText()).isEqualTo("applied");

        approve(plan);
        removals.carryOut();

        assertThat(read(plan).get("progress").get("kept").asInt()).isEqualTo(1);
        assertThat(pupil.device().pull()).hasSize(3).allMatch(LeftBehind::stands);
        assertThat(plan().get("notes").asInt()).isEqualTo(3);
    }

    @Test
    void a_late_write_takes_nothing_into_the_new_year_and_a_renewal_still_calls_the_removal_off() {
        var pupil = due();
        var tablet = pupil.device();
        String late = newNote();
        long before = System.currentTimeMillis() - Duration.ofDays(500).toMillis();
        Database.execute(
                "update reading_right set first_day = current_date - 900, last_day = current_date - 450 where person = ?",
                pupil.person());
        tablet.push(tablet.put(late, 0, before, note(late, "on the train")));
        var ended = SchoolYear.of(LocalDate.now().minusDays(450));
        assertThat(schoolYear(pupil)).isEqualTo(ended.firstYear());

        renew(pupil);

        await().until(() -> !announced(pupil));
        await().until(() -> told("removal-cancelled", pupil).size() == 1);
    }

    @Test
    void what_a_tablet_sends_after_the_removal_is_found_in_the_bin() {
        var pupil = due();
        var tablet = pupil.device();
        String id = tablet.pull().getFirst().get("id").asText();
        long before = System.currentTimeMillis() - Duration.ofDays(500).toMillis();
        Database.execute(
                "update reading_right set first_day = current_date - 900, last_day = current_date - 450 where person = ?",
                pupil.person());
        approve(plan());
        removals.carryOut();

        tablet.push(tablet.put(id, 1, before, note(id, "written on the train")));

        var notebooks = json(tablet.get("/api/v1/notebooks").body()).get("items");
        assertThat(notebooks).hasSize(1);
        String bin = "/api/v1/notebooks/" + notebooks.get(0).get("notebook").asText() + "/bin";
        assertThat(tablet.get(bin).body()).contains("written on the train");
    }

    @Test
    void a_renewal_before_the_plan_is_carried_out_saves_the_notebook_and_is_told() {
        var pupil = due();
        var plan = plan();
        renew(pupil);
        await().until(() -> !announced(pupil));
        approve(plan);
        removals.carryOut();
        assertThat(read(plan).get("progress").get("kept").asInt()).isEqualTo(1);
        assertThat(pupil.device().pull()).allMatch(LeftBehind::stands);
        assertThat(notebook(pupil).get("state").asText()).isEqualTo("OPEN");
        await().until(() -> told("removal-cancelled", pupil).size() == 1);
        Contracts.assertValid(
                "sync/notebook-removal-cancelled.v1",
                told("removal-cancelled", pupil).getFirst().toString());
    }

    @Test
    void a_renewal_that_races_the_removal_finds_all_of_the_notes_or_none() throws Exception {
        for (int round = 0; round < 8; round++) {
            var pupil = due();
            approve(plan());
            var removing = Thread.ofVirtual().start(removals::carryOut);
            renew(pupil);
            await().until(() -> notebookOpens(pupil));
            removing.join();
            removals.carryOut();
            var changes = pupil.device().pull();
            long standing = changes.stream().filter(LeftBehind::stands).count();
            assertThat(standing).isIn(0L, 2L);
            assertThat(
                            Database.queryLong(
                                    "select live from notebook where owner = ?", pupil.person()))
                    .isEqualTo(standing);
            var tablet = pupil.device();
            String id = newNote();
            assertThat(
                            tablet.push(tablet.put(id, 0, note(id, "goes on")))
                                    .getFirst()
                                    .get("result")
                                    .asText())
                    .isEqualTo("applied");
        }
    }

    @ParameterizedTest(name = "{0} {1} is for operators")
    @CsvSource({
        "POST, /api/v1/sync/removals",
        "GET, /api/v1/sync/removals/0199a1b2-0000-7000-8000-00000000ce01",
        "POST, /api/v1/sync/removals/0199a1b2-0000-7000-8000-00000000ce01/approval"
    })
    void only_operators_remove(String method, String path) {
        for (String token : List.of(Pupil.reading().token(), Tokens.entPortal("ENTFICTIF1"))) {
            given().header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body("{\"hash\":\"x\"}")
                    .request(method, path)
                    .then()
                    .statusCode(403);
        }
        given().contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401);
    }

    private static long schoolYear(Pupil pupil) {
        return Database.queryLong(
                "select school_year from notebook where owner = ?", pupil.person());
    }

    private static long marked(String rows) {
        return Database.queryLong("select count(*) from " + rows + " t::text like '%MARKER%'");
    }

    private static JsonNode plan() {
        return json(operator().post(PATH).then().statusCode(201).extract().asString());
    }

    private static JsonNode read(JsonNode plan) {
        return json(
                operator()
                        .get(PATH + "/" + plan.get("plan").asText())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private static void approve(JsonNode plan) {
        operator()
                .body("{\"hash\":\"" + plan.get("hash").asText() + "\"}")
                .post(PATH + "/" + plan.get("plan").asText() + "/approval")
                .then()
                .statusCode(202);
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Tokens.operator())
                .contentType("application/json");
    }
}
