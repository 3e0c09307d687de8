package fr.rentree.licence.downloads;

import static fr.rentree.licence.Lycee.get;
import static fr.rentree.licence.Lycee.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.licence.Lycee;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two devices and the tablet, whatever happens at the same time.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DownloadTest {

    private static final Instant FIRST = Instant.parse("2026-09-07T08:00:00Z");

    @Inject TabletConsumer tablets;

    private final Lycee school = new Lycee();
    private UUID pupil = new UUID(0, 0);
    private String token = "";

    @BeforeEach
    void one_pupil_holds_the_manual() {
        pupil = school.pupils(2, "2NDE1").getFirst();
        token = school.token("ELV-0");
        school.order(school.manual(), 1, "PUPIL");
        school.assign(Lycee.persons(List.of(pupil)), "ALL_OR_NOTHING", school.manual())
                .then()
                .statusCode(200);
    }

    @Test
    void two_devices_have_the_manual_and_a_third_is_refused_in_words_that_name_them() {
        install("d-1", "Ordinateur", null).then().statusCode(201).body("tablet", equalTo(false));
        install("d-2", "Téléphone", null).then().statusCode(201);
        install("d-3", "Autre", null)
                .then()
                .statusCode(409)
                .body("type", endsWith("no-place-left"))
                .body("devices.name", contains("Ordinateur", "Téléphone"))
                .body("detail", containsString("« Ordinateur », « Téléphone »"))
                .body("detail", containsString("La tablette qui vous a été remise ne compte pas"));
        given().auth()
                .oauth2(token)
                .header("Accept-Language", "en-GB, fr;q=0.5")
                .contentType("application/json")
                .body(body("d-3", "Other", null, null))
                .post("/api/v1/downloads")
                .then()
                .statusCode(409)
                .body("detail", containsString("already on 2 devices"));
        quota().then()
                .body("allowed", equalTo(2))
                .body("used", equalTo(2))
                .body("left", equalTo(0))
                .body("tablet", equalTo(false));
    }

    @Test
    void the_tablet_handed_over_takes_no_place() {
        handedOver("TAB-" + school.uai, pupil, FIRST);
        install("t", "Tablette", "tab-" + school.uai).then().statusCode(201);
        install("d-1", "Ordinateur", null).then().statusCode(201);
        install("d-2", "Téléphone", null).then().statusCode(201);
        install("d-3", "Autre", null).then().statusCode(409);
        quota().then().body("used", equalTo(2)).body("tablet", equalTo(true));
    }

    @Test
    void somebody_elses_tablet_is_a_device_like_any_other() {
        handedOver("TAB-" + school.uai, UUID.randomUUID(), FIRST);
        install("t", "Tablette", "TAB-" + school.uai)
                .then()
                .statusCode(201)
                .body("tablet", equalTo(false));
    }

    @Test
    void a_tablet_that_had_the_manual_before_its_handover_was_heard_of_gives_its_place_back() {
        install("t", "Tablette", "TAB-" + school.uai).then().statusCode(201);
        install("d-1", "Ordinateur", null).then().statusCode(201);
        install("d-2", "Téléphone", null).then().statusCode(409);
        handedOver("TAB-" + school.uai, pupil, FIRST);
        install("d-2", "Téléphone", null).then().statusCode(201);
        install("d-3", "Autre", null).then().statusCode(409);
    }

    @Test
    void a_tablet_that_was_replaced_gives_up_its_place_and_the_new_one_takes_none() {
        handedOver("OLD-" + school.uai, pupil, FIRST);
        install("t-1", "Tablette", "OLD-" + school.uai).then().statusCode(201);
        handedOver("NEW-" + school.uai, pupil, FIRST.plusSeconds(60));
        install("t-2", "Tablette", "NEW-" + school.uai)
                .then()
                .statusCode(201)
                .body("tablet", equalTo(true));
        assertThat(live()).isEqualTo(1);
        install("t-1", "Ancienne", "OLD-" + school.uai)
                .then()
                .statusCode(201)
                .body("tablet", equalTo(false));
    }

    @RepeatedTest(3)
    void five_devices_at_once_are_two_and_the_tablet() throws Exception {
        handedOver("TAB-" + school.uai, pupil, FIRST);
        var wanted = new ArrayList<Callable<Response>>();
        IntStream.range(0, 5).forEach(n -> wanted.add(() -> install("d-" + n, "A" + n, null)));
        wanted.add(() -> install("t", "Tablette", "TAB-" + school.uai));
        Collections.shuffle(wanted);
        try (var devices = Executors.newFixedThreadPool(6)) {
            int installed = 0;
            for (var answer : devices.invokeAll(wanted)) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
                installed += answer.get().statusCode() == 201 ? 1 : 0;
            }
            assertThat(installed).isEqualTo(3);
        }
        assertThat(live()).isEqualTo(3);
        quota().then().body("used", equalTo(2)).body("tablet", equalTo(true));
    }

    @Test
    void one_device_that_asks_many_times_at_once_takes_one_place() throws Exception {
        Callable<Response> ask = () -> install("d-1", "Ordinateur", "SERIE-1");
        try (var threads = Executors.newFixedThreadPool(6)) {
            int created = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(12, ask))) {
                assertThat(answer.get().statusCode()).isIn(200, 201);
                created += answer.get().statusCode() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void an_app_installed_anew_takes_over_the_place_of_its_own_device() {
        install("app-1", "Ordinateur", "SERIE-1").then().statusCode(201);
        install("app-2", "Ordinateur", "serie-1").then().statusCode(201);
        quota().then().body("used", equalTo(1));
    }

    @Test
    void a_returned_device_frees_its_place_once() {
        var first = install("d-1", "Ordinateur", null).<String>path("download");
        install("d-2", "Téléphone", null).then().statusCode(201);
        free(token, first).then().statusCode(204);
        install("d-3", "Portable", null).then().statusCode(201);
        free(token, first).then().statusCode(204);
        install("d-4", "Autre", null).then().statusCode(409);
        assertThat(live()).isEqualTo(2);
    }

    @Test
    void a_device_replaces_another_in_one_act_or_not_at_all() {
        var first = install("d-1", "Ordinateur", null).<String>path("download");
        install("d-2", "Téléphone", null).then().statusCode(201);
        post(token, "/api/v1/downloads", body("d-3", "Portable", null, first))
                .then()
                .statusCode(201);
        post(token, "/api/v1/downloads", body("d-4", "Autre", null, first))
                .then()
                .statusCode(422)
                .body("type", endsWith("nothing-to-replace"));
        get(token, "/api/v1/downloads", Map.of("school", school.uai))
                .then()
                .body("items.name", contains("Téléphone", "Portable"));
    }

    @Test
    void only_who_holds_the_manual_today_may_have_it() {
        post(school.token("ELV-1"), "/api/v1/downloads", body("d-1", "A", null, null))
                .then()
                .statusCode(403)
                .body("type", endsWith("resource-not-held"))
                .body("detail", containsString("responsable d'affectation"));
        school.takeBack(Lycee.persons(List.of(pupil)), school.manual());
        install("d-1", "Ordinateur", null).then().statusCode(403);
    }

    @Test
    void an_officer_sees_and_frees_the_devices_of_their_school_and_nobody_else_does() {
        var download = install("d-1", "Ordinateur", null).<String>path("download");
        var mine = Map.of("school", school.uai, "person", pupil);
        get(school.officer(), "/api/v1/downloads", mine).then().body("items", hasSize(1));
        get(school.token("ELV-1"), "/api/v1/downloads", mine).then().statusCode(403);
        get(new Lycee().officer(), "/api/v1/downloads", mine).then().statusCode(404);
        free(school.token("ELV-1"), download).then().statusCode(403);
        free(new Lycee().head(), download).then().statusCode(404);
        post(Tokens.supplier(), "/api/v1/downloads", body("d", "A", null, null))
                .then()
                .statusCode(403);
        free(school.officer(), download).then().statusCode(204);
        assertThat(live()).isZero();
        assertThat(
                        Database.queryString(
                                "select freed_why from installation where school = ?", school.uai))
                .isEqualTo("LOST");
    }

    @Test
    void what_is_missing_or_malformed_is_said() {
        post(token, "/api/v1/downloads", "{}").then().statusCode(400);
        post(token, "/api/v1/downloads", "").then().statusCode(400);
        post(token, "/api/v1/downloads", body(" ", "A", null, null))
                .then()
                .statusCode(400)
                .body("detail", containsString("device"));
        post(token, "/api/v1/downloads", body("d", "x".repeat(101), null, null))
                .then()
                .statusCode(400);
        get(token, "/api/v1/downloads", Map.of("school", school.uai, "cursor", "bm9wZQ"))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void handovers_shuffled_and_repeated_end_the_same(long seed) {
        var others = List.of(pupil, UUID.randomUUID(), UUID.randomUUID());
        var events = new ArrayList<ReceivedEvent>();
        for (int n = 0; n < 12; n++) {
            var event =
                    event(
                            "S" + seed + "-" + n % 4 + "-" + school.uai,
                            others.get(n % 3),
                            FIRST.plusSeconds(n));
            events.add(event);
            events.add(event);
        }
        var dice = new Random(seed);
        Collections.shuffle(events, dice);
        while (!events.isEmpty()) {
            int size = Math.min(events.size(), 1 + dice.nextInt(5));
            deliver(List.copyOf(events.subList(0, size)));
            events.subList(0, size).clear();
        }
        assertThat(
                        Database.queryStrings(
                                """
                                select extract(epoch from handed_over_at - ?::timestamptz)::int::text
                                  from handed_over_tablet where school = ? and ended_at is null
                                 order by handed_over_at
                                """,
                                FIRST.toString(),
                                school.uai))
                .containsExactly("9", "10", "11");
    }

    @Test
    void the_example_of_distribution_is_understood() {
        var example = Contracts.example("distribution/tablet-handed-over.v1");
        var read = received(example).as(TabletHandedOver.class);
        deliver(List.of(received(example)));
        assertThat(
                        Database.queryString(
                                "select serial_number from handed_over_tablet where handover = ?",
                                read.handover()))
                .isEqualTo(read.serialNumber());
    }

    private Response install(String device, String name, @Nullable String serialNumber) {
        return post(token, "/api/v1/downloads", body(device, name, serialNumber, null));
    }

    private String body(
            String device, String name, @Nullable String serialNumber, @Nullable String instead) {
        return """
        {"school":"%s","resource":"%s","device":"%s","name":"%s","serialNumber":%s,"instead":%s}
        """
                .formatted(
                        school.uai,
                        school.manual(),
                        device,
                        name,
                        quoted(serialNumber),
                        quoted(instead));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private Response quota() {
        return get(
                token,
                "/api/v1/downloads/quota",
                Map.of("school", school.uai, "resource", school.manual()));
    }

    private static Response free(String token, String download) {
        return given().auth().oauth2(token).delete("/api/v1/downloads/" + download + "?why=LOST");
    }

    private long live() {
        return Database.queryLong(
                "select count(*) from installation where school = ? and freed_at is null",
                school.uai);
    }

    private void handedOver(String serialNumber, UUID person, Instant at) {
        deliver(List.of(event(serialNumber, person, at)));
    }

    private void deliver(List<ReceivedEvent> events) {
        Tenancy.platformWide(
                () -> QuarkusTransaction.requiringNew().run(() -> tablets.receiveAll(events)));
    }

    private ReceivedEvent event(String serialNumber, UUID person, Instant at) {
        return received(
                """
                {"handover":"%s","serialNumber":"%s","model":"TAB-2026","uai":"%s","person":"%s",
                 "kind":"CESSION","charter":"%s","on":"2026-09-07","at":"%s"}
                """
                        .formatted(
                                UUID.randomUUID(),
                                serialNumber,
                                school.uai,
                                person,
                                UUID.randomUUID(),
                                at));
    }

    private static ReceivedEvent received(String json) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                "distribution.tablets",
                "key",
                TabletHandedOver.TYPE,
                Instant.EPOCH,
                json);
    }
}
