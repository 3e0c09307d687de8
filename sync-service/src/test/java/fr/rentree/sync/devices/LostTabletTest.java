package fr.rentree.sync.devices;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.devices.LossTest.assertRefused;
import static fr.rentree.sync.devices.LossTest.push;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a school does when a tablet that it handed over is stolen.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LostTabletTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Pupil clerk = Pupil.staff(Pupil.SCHOOL, Roles.SCHOOL_LIFE, Roles.HANDOUT_CLERK);
    private final Pupil pupil = Pupil.reading();
    private final String number = "HA112Q" + NUMBERS.incrementAndGet();

    @Test
    void a_school_cuts_off_its_tablet_and_lets_it_in_again() {
        var tablet = registered(pupil, number);
        var laptop = registered(pupil, "OTHER-" + number);
        assertThat(declare(clerk.token(), Pupil.SCHOOL).jsonPath().getInt("devices")).isEqualTo(1);
        tablet.signInAgain();
        laptop.signInAgain();
        assertRefused(tablet.namedPage(1), "device-cut");
        assertRefused(push(tablet), "device-cut");
        assertThat(laptop.namedPage(1).statusCode()).isEqualTo(200);
        assertThat(listed()).contains(number);

        assertThat(ask(clerk.token(), Pupil.SCHOOL).delete(path()).statusCode()).isEqualTo(204);
        assertThat(tablet.namedPage(1).statusCode()).isEqualTo(200);
        assertThat(ask(clerk.token(), Pupil.SCHOOL).delete(path()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_device_that_names_the_number_later_is_cut_off_at_once() {
        assertThat(declare(Tokens.operator(), Pupil.SCHOOL).jsonPath().getInt("devices")).isZero();
        var tablet = pupil.device();
        put(tablet, number);
        assertThat(tablet.namedPage(1).body()).contains("sign-in-again");
        tablet.signInAgain();
        assertRefused(tablet.namedPage(1), "device-cut");
    }

    @Test
    void its_owner_cannot_take_back_what_the_school_declared() {
        var tablet = registered(pupil, number);
        tablet.method("POST", LossTest.path(tablet) + "/loss");
        declare(clerk.token(), Pupil.SCHOOL);
        tablet.signInAgain();
        var refused = tablet.method("DELETE", LossTest.path(tablet) + "/loss");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("lost-by-school");
    }

    @Test
    void a_school_reaches_only_the_devices_of_its_own_people() {
        var tablet = registered(pupil, number);
        var elsewhere = Pupil.staff(Pupil.OTHER_SCHOOL, Roles.SCHOOL_LIFE, Roles.HANDOUT_CLERK);
        assertThat(declare(elsewhere.token(), Pupil.SCHOOL).statusCode()).isEqualTo(404);
        assertThat(declare(elsewhere.token(), Pupil.OTHER_SCHOOL).jsonPath().getInt("devices"))
                .isZero();
        assertThat(tablet.namedPage(1).statusCode()).isEqualTo(200);
        put(tablet, number);
        assertThat(tablet.namedPage(1).statusCode()).isEqualTo(200);
    }

    @Test
    void pupils_and_staff_without_the_delegation_are_refused() {
        var plain = Pupil.staff(Pupil.SCHOOL, Roles.TEACHER, "");
        for (String token : new String[] {pupil.token(), plain.token(), Tokens.stranger()}) {
            assertThat(declare(token, Pupil.SCHOOL).statusCode()).isEqualTo(403);
            assertThat(ask(token, Pupil.SCHOOL).delete(path()).statusCode()).isEqualTo(403);
            assertThat(ask(token, Pupil.SCHOOL).get("/api/v1/sync/lost-tablets").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_number_or_a_school_that_is_none_is_400() {
        assertThat(declare(clerk.token(), "x").statusCode()).isEqualTo(400);
        var bad = ask(clerk.token(), Pupil.SCHOOL).put("/api/v1/sync/lost-tablets/h%20a");
        assertThat(bad.statusCode()).isEqualTo(400);
    }

    private String path() {
        return "/api/v1/sync/lost-tablets/" + number;
    }

    private Response declare(String token, String uai) {
        return ask(token, uai).put(path());
    }

    private String listed() {
        return ask(clerk.token(), Pupil.SCHOOL).get("/api/v1/sync/lost-tablets").asString();
    }

    private static RequestSpecification ask(String token, String uai) {
        return given().header("Authorization", "Bearer " + token).queryParam("uai", uai);
    }

    private static TestDevice registered(Pupil owner, String number) {
        var device = owner.device();
        put(device, number);
        assertThat(json(device.get(LossTest.path(device)).body()).get("serialNumber").asText())
                .isEqualTo(number);
        return device;
    }

    private static void put(TestDevice device, String number) {
        device.method(
                "PUT",
                LossTest.path(device),
                "{\"name\":\"T\",\"platform\":\"x\",\"serialNumber\":\"%s\"}".formatted(number));
    }
}
