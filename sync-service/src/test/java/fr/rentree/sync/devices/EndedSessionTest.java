package fr.rentree.sync.devices;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.devices.LossTest.path;
import static fr.rentree.sync.devices.LossTest.push;
import static fr.rentree.sync.devices.LossTest.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever found a lost tablet holds the session that is open on it: it opens nothing any more.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class EndedSessionTest {

    private static final String DESCRIBED = "{\"name\":\"T\",\"platform\":\"x\"%s}";

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();
    private final TestDevice phone = pupil.device();
    private String notebook = "";

    @BeforeEach
    void both_are_known_and_something_was_written() {
        register(tablet);
        register(phone);
        push(tablet);
        notebook =
                json(tablet.get("/api/v1/notebooks").body())
                        .get("items")
                        .get(0)
                        .get("notebook")
                        .asText();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "PUT,    /api/v1/devices/{new}",
        "GET,    /api/v1/devices",
        "DELETE, /api/v1/devices/{tablet}/loss",
        "DELETE, /api/v1/devices/{phone}",
        "POST,   /api/v1/devices/{phone}/loss",
        "GET,    /api/v1/sync/configuration",
        "GET,    /api/v1/sync/changes?device={phone}",
        "POST,   /api/v1/sync/batch",
        "GET,    /api/v1/sync/shared",
        "GET,    /api/v1/notebooks",
        "GET,    /api/v1/notebooks/export",
        "GET,    /api/v1/notebooks/{notebook}/export",
        "GET,    /api/v1/notebooks/{notebook}/bin",
        "GET,    /api/v1/notebooks/{notebook}/versions",
        "GET,    /annotations/{notebook}/",
        "POST,   /annotations/{notebook}/",
        "GET,    /events",
    })
    void a_session_from_before_the_loss_opens_no_door(String method, String door) {
        lose(tablet);
        var refused = tablet.method(method, filled(door));
        assertEnded(refused);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_user_authentication\"");
        assertThat(refused.body()).contains("reconnectez-vous").contains("sign in again");
    }

    @Test
    void a_token_that_such_a_session_gets_later_is_no_better() {
        lose(tablet);
        Database.execute(
                "update session_end set at = at - interval '1 hour' where person = ?",
                pupil.person());
        var renewed = new TestDevice(pupil.refreshed(), UUID.randomUUID());
        assertEnded(register(renewed));
        assertEnded(renewed.page(10));
    }

    @Test
    void whoever_signs_in_again_reads_and_writes_on_their_other_devices() {
        lose(tablet);
        assertEnded(phone.namedPage(10));
        phone.signInAgain();
        assertThat(phone.namedPage(10).statusCode()).isEqualTo(200);
        assertThat(push(phone).statusCode()).isEqualTo(200);
        assertThat(phone.get("/api/v1/notebooks/" + notebook + "/export").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_new_session_undoes_the_loss_and_the_old_one_stays_ended() {
        lose(tablet);
        phone.signInAgain();
        assertThat(phone.method("DELETE", path(tablet) + "/loss").statusCode()).isEqualTo(204);
        assertEnded(tablet.namedPage(10));
        tablet.signInAgain();
        assertThat(tablet.namedPage(10).statusCode()).isEqualTo(200);
    }

    @Test
    void said_twice_a_loss_signs_nobody_out_again() {
        lose(tablet);
        phone.signInAgain();
        lose(tablet);
        assertThat(phone.namedPage(10).statusCode()).isEqualTo(200);
    }

    @Test
    void another_person_who_uses_the_same_tablet_stays_signed_in() {
        var sister = Pupil.reading().device();
        register(sister);
        lose(tablet);
        assertThat(sister.namedPage(10).statusCode()).isEqualTo(200);
    }

    @Test
    void a_school_ends_the_sessions_of_all_who_registered_its_tablet_and_of_nobody_else() {
        String number = "HA9" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        var sister = Pupil.reading().device();
        var stranger = Pupil.reading().device();
        describe(tablet, number);
        describe(sister, number);
        declare(number);
        assertEnded(phone.namedPage(10));
        assertEnded(sister.namedPage(10));
        assertThat(stranger.page(10).statusCode()).isEqualTo(200);

        phone.signInAgain();
        declare(number);
        assertThat(phone.namedPage(10).statusCode()).isEqualTo(200);
    }

    private static void declare(String number) {
        var clerk = Pupil.staff(Pupil.SCHOOL, Roles.SCHOOL_LIFE, Roles.HANDOUT_CLERK);
        given().header("Authorization", "Bearer " + clerk.token())
                .queryParam("uai", Pupil.SCHOOL)
                .put("/api/v1/sync/lost-tablets/" + number)
                .then()
                .statusCode(200);
    }

    private static void describe(TestDevice device, String number) {
        device.method(
                "PUT", path(device), DESCRIBED.formatted(",\"serialNumber\":\"" + number + "\""));
    }

    private void lose(TestDevice device) {
        assertThat(phone.method("POST", path(device) + "/loss").statusCode()).isEqualTo(204);
    }

    private String filled(String door) {
        return door.replace("{new}", UUID.randomUUID().toString())
                .replace("{tablet}", tablet.id().toString())
                .replace("{phone}", phone.id().toString())
                .replace("{notebook}", notebook);
    }

    private static void assertEnded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/sign-in-again");
    }
}
