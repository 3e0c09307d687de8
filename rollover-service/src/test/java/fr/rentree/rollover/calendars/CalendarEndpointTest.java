package fr.rentree.rollover.calendars;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CalendarEndpointTest {

    private static final String DATES =
            """
            {"importsCloseAt":"2027-07-05T16:00:00Z","importsOpenAt":"2027-08-27T06:00:00Z",
             "formerPupilsSuspendedFrom":"2027-08-27","notesKeptUntil":"2027-10-01"}
            """;

    @Inject WindowTick tick;

    @Test
    void a_calendar_is_set_once_and_read_by_anybody_signed_in() {
        var territory = Territory.withSchools(1);
        as(Tokens.operator()).body(DATES).put(path(territory)).then().statusCode(201);

        as(territory.person(territory.school(), "PUPIL"))
                .get(path(territory))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("importsOpenAt", equalTo("2027-08-27T06:00:00Z"))
                .body("notesKeptUntil", equalTo("2027-10-01"));
    }

    @Test
    void notes_are_kept_until_the_first_of_october_unless_the_calendar_says_otherwise() {
        var territory = Territory.withSchools(1);
        var unsaid = DATES.replace("\"2027-10-01\"", "null");

        as(Tokens.operator())
                .body(unsaid)
                .put(path(territory))
                .then()
                .statusCode(201)
                .body("notesKeptUntil", equalTo("2027-10-01"));
        as(Tokens.operator())
                .body(DATES.replace("2027-10-01", "2027-11-15"))
                .put(path(territory))
                .then()
                .statusCode(200)
                .body("notesKeptUntil", equalTo("2027-11-15"));
    }

    @Test
    void a_deadline_outside_the_year_that_begins_is_refused_with_the_days_that_are_possible() {
        var territory = Territory.withSchools(1);

        as(Tokens.operator())
                .body(DATES.replace("2027-10-01", "2028-08-16"))
                .put(path(territory))
                .then()
                .statusCode(422)
                .body("type", containsString("dates-contradict"))
                .body("detail", containsString("from 2027-08-16 to 2028-08-15"));
        as(Tokens.operator()).get(path(territory)).then().statusCode(404);
    }

    @Test
    void the_same_dates_again_make_no_new_version() {
        var territory = Territory.withSchools(1);
        as(Tokens.operator()).body(DATES).put(path(territory)).then().statusCode(201);

        as(Tokens.operator())
                .body(DATES)
                .put(path(territory))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void a_change_by_somebody_who_read_an_older_version_is_refused() {
        var territory = Territory.withSchools(1);
        as(Tokens.operator()).body(DATES).put(path(territory)).then().statusCode(201);
        var later = DATES.replace("2027-08-27T06", "2027-08-27T07");
        as(Tokens.operator())
                .header("If-Match", "\"1\"")
                .body(later)
                .put(path(territory))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        as(Tokens.operator())
                .header("If-Match", "\"1\"")
                .body(DATES)
                .put(path(territory))
                .then()
                .statusCode(412)
                .body("type", containsString("calendar-changed"));
    }

    @Test
    void a_request_sent_twice_with_its_key_has_one_effect() {
        var territory = Territory.withSchools(1);
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as(Tokens.operator())
                    .header("Idempotency-Key", key)
                    .body(DATES)
                    .put(path(territory))
                    .then()
                    .statusCode(201);
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2027-08-27T06:00:00Z       | 2027-07-01T06:00:00Z | 422
                    "2027-10-01"               | "2027-08-01"         | 422
                    "2027-10-01"               | "2028-08-16"         | 422
                    "2027-10-01"               | "some day"           | 400
                    "importsCloseAt"           | "importsCloseA"      | 400
                    "2027-07-05T16:00:00Z"     | null                 | 400
                    "2027-07-05T16:00:00Z"     | "yesterday"          | 400
                    """)
    void a_wrong_body_is_refused_with_words(String part, String instead, int status) {
        var territory = Territory.withSchools(1);

        as(Tokens.operator())
                .body(DATES.replace(part, instead))
                .put(path(territory))
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-2028", "2026", "last-year"})
    void what_is_no_school_year_is_not_found(String year) {
        as(Tokens.operator())
                .get("/api/v1/calendars/REGION-FICTIVE/" + year)
                .then()
                .statusCode(404);
        as(Tokens.operator())
                .body(DATES)
                .put("/api/v1/calendars/REGION-FICTIVE/" + year)
                .then()
                .statusCode(404);
    }

    @Test
    void only_an_operator_sets_a_calendar() {
        var territory = Territory.withSchools(1);
        var head = territory.person(territory.school(), "HEAD");

        as(head).body(DATES).put(path(territory)).then().statusCode(403);
        as(Tokens.entPortal(territory.idEnt()))
                .body(DATES)
                .put(path(territory))
                .then()
                .statusCode(403);
        as(Tokens.stranger()).body(DATES).put(path(territory)).then().statusCode(403);
        given().contentType("application/json")
                .body(DATES)
                .put(path(territory))
                .then()
                .statusCode(401);
    }

    @Test
    void each_sees_the_windows_of_their_own_schools_only() {
        var territory = Territory.withSchools(2);
        var other = Territory.withSchools(1);
        territory.calendar(-60, null);
        other.calendar(-60, null);
        Tenancy.platformWide(tick::run);

        as(territory.person(territory.school(), "TEACHER"))
                .get("/api/v1/windows")
                .then()
                .body("items.uai", equalTo(java.util.List.of(territory.school().value())));
        as(Tokens.entPortal(territory.idEnt()))
                .get("/api/v1/windows")
                .then()
                .body("items", hasSize(2))
                .body("items.territory", everyItem(equalTo(territory.name())));
        as(Tokens.stranger()).get("/api/v1/windows").then().statusCode(403);
    }

    @Test
    void windows_come_page_by_page() {
        var territory = Territory.withSchools(3);
        territory.calendar(-60, null);
        Tenancy.platformWide(tick::run);
        var list = "/api/v1/windows?limit=2&territory=" + territory.name();

        String cursor =
                as(Tokens.operator())
                        .get(list)
                        .then()
                        .body("items", hasSize(2))
                        .extract()
                        .path("cursor");

        as(Tokens.operator())
                .get(list + "&cursor=" + cursor)
                .then()
                .body("items", hasSize(1))
                .body("cursor", equalTo(null));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static String path(Territory territory) {
        return "/api/v1/calendars/" + territory.name() + "/" + Territory.YEAR;
    }
}
