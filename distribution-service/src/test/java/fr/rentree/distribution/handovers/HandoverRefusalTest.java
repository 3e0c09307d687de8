package fr.rentree.distribution.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import fr.rentree.distribution.TestSchool;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class HandoverRefusalTest {

    private static final String TODAY = LocalDate.now(ZoneId.of("Europe/Paris")).toString();

    @ParameterizedTest(name = "a {0}, {1} years old, with [{2}]: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    PUPIL   | 15 | -              | charter-missing
                    PUPIL   | 15 | PUPIL          | charter-incomplete
                    PUPIL   | 15 | GUARDIAN       | charter-incomplete
                    PUPIL   | 15 | GUARDIAN PUPIL | -
                    PUPIL   | 19 | PUPIL          | -
                    TEACHER |  0 | -              | charter-missing
                    TEACHER |  0 | TEACHER        | -
                    """)
    void those_who_must_sign_have_signed_before_a_handover(
            String profile, int age, String signed, String refusal) {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID person =
                profile.equals("TEACHER")
                        ? school.teacher()
                        : school.pupil("NOM-ELEVE-01", LocalDate.now().minusYears(age));
        if (signed != null) {
            school.sign(person, signed.split(" ")).then().statusCode(201);
        }
        Response answer = school.handOver(person, serial);
        if (refusal == null) {
            answer.then().statusCode(201);
        } else {
            refused(answer, 409, refusal);
            assertThat(school.liveHandovers()).isZero();
        }
    }

    @Test
    void an_incomplete_charter_names_who_must_still_sign() {
        var school = TestSchool.open();
        UUID pupil = school.minor();
        school.sign(pupil, "PUPIL").then().statusCode(201).body("missing", contains("GUARDIAN"));
        refused(school.handOver(pupil, school.stock(1).getFirst()), 409, "charter-incomplete")
                .body("missing", contains("GUARDIAN"));
        school.sign(pupil, "GUARDIAN").then().statusCode(201).body("signed", equalTo(true));
    }

    @Test
    void a_tablet_already_handed_over_says_where_and_when() {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID first = school.readyMinor();
        school.handOver(first, serial).then().statusCode(201);
        refused(school.handOver(school.readyMinor(), serial), 409, "tablet-not-in-stock")
                .body("state", equalTo("HANDED_OVER"))
                .body("school", equalTo(school.uai()))
                .body("on", equalTo(TODAY))
                .body("person", equalTo(first.toString()));
        assertThat(school.liveHandovers()).isOne();
    }

    @ParameterizedTest(name = "a tablet that is {0} stays where it is")
    @CsvSource({"ON_LOAN", "LOST"})
    void a_tablet_that_is_lent_or_lost_is_not_in_stock(String state) {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        Database.execute("update tablet set state = ? where serial_number = ?", state, serial);
        refused(school.handOver(school.readyMinor(), serial), 409, "tablet-not-in-stock")
                .body("state", equalTo(state));
    }

    @Test
    void a_tablet_nobody_announced_of_another_school_or_still_in_its_box_is_refused() {
        var school = TestSchool.open();
        var other = TestSchool.open();
        UUID pupil = school.readyMinor();
        refused(school.handOver(pupil, "NOBODY-112"), 404, "unknown-serial-number");
        refused(school.handOver(pupil, "!?"), 404, "unknown-serial-number");
        refused(school.handOver(pupil, other.stock(1).getFirst()), 409, "tablet-of-another-school");
        var boxed = TestSchool.serials(1);
        school.announce(boxed);
        refused(school.handOver(pupil, boxed.getFirst()), 409, "tablet-not-received");
        assertThat(school.liveHandovers()).isZero();
    }

    @Test
    void somebody_who_holds_a_tablet_gets_no_second_one_at_any_school() {
        var school = TestSchool.open();
        var other = TestSchool.open();
        UUID pupil = school.readyMinor();
        var serials = school.stock(2);
        school.handOver(pupil, serials.getFirst()).then().statusCode(201);
        refused(school.handOver(pupil, serials.get(1)), 409, "person-already-holds-a-tablet")
                .body("serialNumber", equalTo(serials.getFirst()));

        Database.execute(
                """
                insert into roster_member select ?, person, family_name, given_name, birth_date, active,
                       profile, profiles, permissions, divisions, groups from roster_member where person = ?
                """,
                other.uai(),
                pupil);
        other.sign(pupil, "PUPIL", "GUARDIAN").then().statusCode(201);
        refused(
                        other.handOver(pupil, other.stock(1).getFirst()),
                        409,
                        "person-already-holds-a-tablet")
                .body("school", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void tablets_are_for_active_pupils_and_teachers_of_the_school() {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID leaver = school.readyMinor();
        school.leaves(leaver);
        refused(school.handOver(leaver, serial), 409, "person-left");
        refused(school.handOver(UUID.randomUUID(), serial), 404, "person-not-in-school");
        UUID foreign = TestSchool.open().readyMinor();
        refused(school.handOver(foreign, serial), 404, "person-not-in-school");
        String head =
                Database.queryString(
                        "select person from roster_member where school = ? and profile = 'HEAD'",
                        school.uai());
        refused(school.handOver(UUID.fromString(head), serial), 409, "not-eligible");
    }

    private static ValidatableResponse refused(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + slug))
                .body("detail", notNullValue());
    }
}
