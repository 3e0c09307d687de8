package fr.rentree.rollover.deadlines;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.oneOf;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every school knows until when its notes wait, and is told when that changes.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DeadlineTest {

    /// Not over for long.
    private static final String YEAR = "2990-2991";

    @Inject DeadlineTick tick;
    @Inject DeadlineRepository deadlines;

    @Test
    void a_calendar_tells_each_of_its_schools_the_deadline_as_promised() {
        var territory = Territory.withSchools(2);
        set(territory, "2991-10-15");

        tick();

        assertThat(territory.schools())
                .allSatisfy(uai -> {
                    await().until(() -> !told(uai).isEmpty());
                    var state = Objects.requireNonNull(told(uai).getLast().json());
                    Contracts.assertValid("rollover/carry-over-deadline.v1", state);
                    assertThat(JsonPath.from(state).getString("uai")).isEqualTo(uai.value());
                    assertThat(JsonPath.from(state).getString("schoolYear")).isEqualTo(YEAR);
                    assertThat(JsonPath.from(state).getString("notesKeptUntil"))
                            .isEqualTo("2991-10-15");
                });
    }

    @Test
    void a_calendar_that_names_none_tells_the_first_of_october() {
        var territory = Territory.withSchools(1);
        set(territory, null);

        tick();

        assertThat(deadline(territory.school())).isEqualTo("2991-10-01 v1");
    }

    @Test
    void a_deadline_that_moves_is_told_under_a_new_version_and_other_dates_tell_nothing() {
        var territory = Territory.withSchools(1);
        set(territory, "2991-10-01");
        tick();
        set(territory, "2991-10-01", "2991-08-28");
        tick();
        assertThat(deadline(territory.school())).isEqualTo("2991-10-01 v1");

        set(territory, "2991-11-02");
        tick();

        assertThat(deadline(territory.school())).isEqualTo("2991-11-02 v2");
        await().until(() -> told(territory.school()).size() == 2);
        assertThat(told(territory.school()))
                .extracting(state -> JsonPath.from(state.json()).getInt("version"))
                .containsExactly(1, 2);
    }

    @Test
    void a_school_that_moves_to_a_territory_without_calendar_has_its_deadline_withdrawn() {
        var territory = Territory.withSchools(2);
        set(territory, "2991-10-15");
        tick();
        var moved = territory.school();
        Database.execute(
                "update establishment set territory = 'REGION-CALME' where uai = ?", moved.value());

        tick();

        await().until(() -> told(moved).size() == 2);
        assertThat(told(moved).getLast().json()).isNull();
        assertThat(deadline(territory.schools().getLast())).isEqualTo("2991-10-15 v1");
    }

    @Test
    void the_deadline_of_a_removed_school_is_withdrawn() {
        var territory = Territory.withSchools(1);
        set(territory, "2991-10-15");
        tick();
        Database.execute("delete from establishment where uai = ?", territory.school().value());

        tick();

        await().until(() -> told(territory.school()).size() == 2);
        assertThat(told(territory.school()).getLast().json()).isNull();
    }

    @Test
    void deadlines_of_two_years_stand_side_by_side_until_their_year_is_over() {
        var territory = Territory.withSchools(1);
        set(territory, "2991-10-15");
        Database.execute(
                """
                insert into rollover_calendar (territory, school_year, imports_close_at,
                       former_pupils_suspended_from, notes_kept_until)
                values (?, '2991-2992', now(), '2992-08-27', '2992-10-01'),
                       (?, '2019-2020', now(), '2020-08-27', '2020-10-01')
                """,
                territory.name(),
                territory.name());

        tick();

        assertThat(
                        Database.queryStrings(
                                "select school_year from carry_over_deadline where uai = ? order by 1",
                                territory.school().value()))
                .containsExactly(YEAR, "2991-2992");
    }

    @Test
    void nothing_is_said_while_nothing_changes_or_another_replica_leads() {
        var territory = Territory.withSchools(3);
        set(territory, "2991-10-15");
        tick();
        assertThat(Tenancy.platformWide(tick::run)).isZero();
        set(territory, "2991-10-16");

        int toldByTheOther =
                Tenancy.platformWide(() ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> {
                                    assertThat(deadlines.lead()).isTrue();
                                    return QuarkusTransaction.requiringNew().call(tick::run);
                                }));

        assertThat(toldByTheOther).isZero();
    }

    @Test
    void operators_compare_the_copies_with_what_was_told() {
        var territory = Territory.withSchools(1);
        set(territory, "2991-10-15");
        tick();

        var names =
                given().auth()
                        .oauth2(Tokens.operator())
                        .get("/api/v1/rollover/operations/read-models")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(names.getLong("find { it.name == 'rollover.deadlines' }.rows")).isPositive();
    }

    private void tick() {
        Tenancy.platformWide(tick::run);
    }

    private static void set(Territory territory, @Nullable String notesKeptUntil) {
        set(territory, notesKeptUntil, "2991-08-27");
    }

    private static void set(
            Territory territory, @Nullable String notesKeptUntil, String suspendedFrom) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(
                        """
                        {"importsCloseAt":"2991-07-05T16:00:00Z","formerPupilsSuspendedFrom":"%s",
                         "notesKeptUntil":%s}
                        """
                                .formatted(
                                        suspendedFrom,
                                        notesKeptUntil == null
                                                ? "null"
                                                : "\"" + notesKeptUntil + "\""))
                .put("/api/v1/calendars/" + territory.name() + "/" + YEAR)
                .then()
                .statusCode(oneOf(200, 201));
    }

    private static String deadline(Uai uai) {
        return Database.queryString(
                "select notes_kept_until || ' v' || version from carry_over_deadline where uai = ?",
                uai.value());
    }

    private static List<TopicRecord> told(Uai uai) {
        return Topics.read("rollover.deadlines").stream()
                .filter(message -> message.key().equals(uai.value() + "/" + YEAR))
                .toList();
    }
}
