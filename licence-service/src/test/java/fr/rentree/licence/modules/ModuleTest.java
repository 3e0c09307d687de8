package fr.rentree.licence.modules;

import static fr.rentree.licence.Lycee.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.licence.roster.RosterConsumer;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people reached in modules, as sync-service tells it, for them and for who teaches them.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ModuleTest {

    private static final Instant FIRST = Instant.parse("2026-09-07T08:00:00Z");
    private static final String TOPIC = "sync.progress";

    @Inject ProgressConsumer progress;
    @Inject RosterConsumer roster;

    private final Lycee school = new Lycee();
    private final String work = school.manual().substring(school.manual().lastIndexOf('/') + 1);
    private final List<UUID> pupils = school.pupils(2, "2NDE1");

    @Test
    void a_pupil_sees_each_module_with_its_validity_and_success_rate() {
        holds(pupils.getFirst());
        deliver(List.of(reached(pupils.getFirst(), "ch3-ex12", 2, "8", FIRST)));
        own().then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].module", equalTo("ch3-ex12"))
                .body("items[0].title", equalTo("Titre de " + school.manual()))
                .body("items[0].success", equalTo(80))
                .body("items[0].lastSuccess", equalTo(60))
                .body("items[0].attempts", equalTo(2))
                .body("items[0].validity", equalTo("OPEN"))
                .body("items[0].validUntil", equalTo(Lycee.lastDay().toString()));
    }

    @Test
    void a_module_without_a_score_has_no_rate_and_one_without_a_seat_is_not_held() {
        deliver(
                List.of(
                        event(
                                """
                                {"person":"%s","uai":"%s","work":"%s","module":"m","attempts":0,
                                 "best":null,"last":null,"completed":false,"at":"%s"}
                                """
                                        .formatted(pupils.getFirst(), school.uai, work, FIRST))));
        own().then()
                .body("items[0].success", nullValue())
                .body("items[0].lastAt", nullValue())
                .body("items[0].validity", equalTo("NOT_HELD"));
    }

    @Test
    void what_was_reached_stays_when_the_manual_has_expired() {
        holds(pupils.getFirst());
        deliver(List.of(reached(pupils.getFirst(), "m", 1, "5", FIRST)));
        Database.execute(
                "update assignment set held_from = ?, last_day = ? where school = ?",
                LocalDate.now().minusDays(9),
                LocalDate.now().minusDays(1),
                school.uai);
        own().then()
                .body("items[0].success", equalTo(50))
                .body("items[0].validity", equalTo("EXPIRED"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shuffled_and_repeated_deliveries_end_in_the_newest_state(long seed) {
        var dice = new Random(seed);
        var events = new ArrayList<ReceivedEvent>();
        for (UUID pupil : pupils) {
            for (int module = 0; module < 5; module++) {
                for (int attempt = 1; attempt <= 6; attempt++) {
                    var event =
                            reached(
                                    pupil,
                                    "m" + module,
                                    attempt,
                                    attempt + ".5",
                                    FIRST.plusSeconds(attempt));
                    events.add(event);
                    events.add(event);
                }
            }
        }
        Collections.shuffle(events, dice);
        while (!events.isEmpty()) {
            int size = Math.min(events.size(), 1 + dice.nextInt(30));
            deliver(List.copyOf(events.subList(0, size)));
            events.subList(0, size).clear();
        }
        assertThat(
                        Database.queryStrings(
                                """
                                select distinct attempts || ' ' || best_score
                                  from module_progress where school = ?
                                """,
                                school.uai))
                .containsExactly("6 6.5");
        assertThat(rows()).isEqualTo(10);
    }

    @Test
    void a_device_that_reached_less_in_a_module_of_its_own_takes_nothing_away() {
        deliver(List.of(reached(pupils.getFirst(), score(2, "9", FIRST, true))));
        deliver(List.of(reached(pupils.getFirst(), score(1, "4", FIRST.plusSeconds(60), false))));
        own().then()
                .body("items", hasSize(1))
                .body("items[0].attempts", equalTo(2))
                .body("items[0].success", equalTo(90))
                .body("items[0].lastSuccess", equalTo(40))
                .body("items[0].completed", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void in_whatever_order_devices_are_told_of_it_is_the_most_that_was_reached(long seed) {
        var dice = new Random(seed);
        var events = new ArrayList<ReceivedEvent>();
        for (int i = 0; i < 20; i++) {
            var at = FIRST.plusSeconds(i);
            var event =
                    reached(pupils.getFirst(), score(1 + i * 7 % 20, i % 10 + ".5", at, i == 3));
            events.add(event);
            events.add(event);
        }
        Collections.shuffle(events, dice);
        while (!events.isEmpty()) {
            int size = Math.min(events.size(), 1 + dice.nextInt(5));
            deliver(List.copyOf(events.subList(0, size)));
            events.subList(0, size).clear();
        }
        own().then()
                .body("items[0].attempts", equalTo(20))
                .body("items[0].success", equalTo(95))
                .body("items[0].lastSuccess", equalTo(95))
                .body("items[0].lastAt", equalTo(FIRST.plusSeconds(19).toString()))
                .body("items[0].completed", equalTo(true));
    }

    @ParameterizedTest(name = "one transaction: {0}")
    @ValueSource(booleans = {true, false})
    void who_was_erased_leaves_nothing_here_and_begins_anew_from_nothing(boolean together) {
        var events =
                List.of(
                        reached(pupils.getFirst(), "old", 5, "9", FIRST),
                        reached(pupils.getFirst(), "m", 5, "9", FIRST),
                        reached(pupils.getLast(), "m", 5, "9", FIRST),
                        erased(pupils.getFirst()),
                        reached(pupils.getFirst(), "m", 1, "3", FIRST.minusSeconds(1)));
        if (together) {
            deliver(events);
        } else {
            events.forEach(event -> deliver(List.of(event)));
        }
        own().then()
                .body("items.module", contains("m"))
                .body("items.attempts", contains(1))
                .body("items.success", contains(30));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void an_erasure_of_sync_arrives() {
        var example = Contracts.example("sync/person-erased.v1");
        var person = event(example).as(PersonErased.class).person();
        deliver(List.of(reached(person, "m", 1, "5", FIRST)));
        Topics.publish(TOPIC, person.toString(), PersonErased.TYPE, example);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void an_event_of_sync_arrives_once_however_often_it_is_sent() {
        var example = Contracts.example("sync/progress-recorded.v1");
        var read = event(example).as(ProgressRecorded.class);
        Topics.publish(TOPIC, read.person().toString(), ProgressRecorded.TYPE, example);
        Topics.publish(TOPIC, read.person().toString(), ProgressRecorded.TYPE, example);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(
                                        Database.queryStrings(
                                                """
                                                select attempts::text from module_progress
                                                 where person = ? and module = ?
                                                """,
                                                read.person(),
                                                read.module()))
                                .containsExactly("3"));
    }

    @Test
    void a_teacher_sees_the_classes_they_teach_and_no_other() {
        var others = school.pupils(1, "2NDE2");
        school.person("PROF", "TEACHER", "2NDE1");
        deliver(
                List.of(
                        reached(pupils.getFirst(), "m", 1, "5", FIRST),
                        reached(pupils.getLast(), "m", 1, "7", FIRST),
                        reached(others.getFirst(), "m", 1, "9", FIRST)));
        var teacher = school.token("PROF");
        ask(teacher, Map.of("division", "2NDE1"))
                .then()
                .statusCode(200)
                .body("items.person", hasSize(2));
        ask(teacher, Map.of("person", pupils.getLast())).then().body("items.success", contains(70));
        ask(teacher, Map.of("division", "2NDE2"))
                .then()
                .statusCode(403)
                .body("type", endsWith("not-taught-by-you"));
        ask(teacher, Map.of("person", others.getFirst())).then().statusCode(403);
        ask(school.token("ELV-0"), Map.of("person", pupils.getLast())).then().statusCode(403);
        ask(new Lycee().head(), Map.of("division", "2NDE1")).then().statusCode(404);
        ask(new Lycee().head(), Map.of()).then().statusCode(404);
        ask(Tokens.operator(), Map.of()).then().statusCode(403);
    }

    @Test
    void pages_follow_one_another_without_a_gap() {
        for (int n = 0; n < 5; n++) {
            deliver(List.of(reached(pupils.getFirst(), "m" + n, 1, "5", FIRST)));
        }
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var query = new HashMap<String, Object>(Map.of("limit", 2));
            if (cursor != null) {
                query.put("cursor", cursor);
            }
            var page = ask(school.token("ELV-0"), query);
            seen.addAll(page.<List<String>>path("items.module"));
            cursor = page.path("cursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("m0", "m1", "m2", "m3", "m4");
        ask(school.token("ELV-0"), Map.of("cursor", "bm9wZQ")).then().statusCode(400);
    }

    @Test
    void whoever_is_removed_from_the_roster_leaves_nothing_here() {
        deliver(List.of(reached(pupils.getFirst(), "m", 1, "5", FIRST)));
        take(
                roster,
                List.of(
                        new ReceivedEvent(
                                UUID.randomUUID(),
                                "identity.persons",
                                pupils.getFirst().toString(),
                                "identity.person-removed.v1",
                                Instant.EPOCH,
                                null)));
        assertThat(rows()).isZero();
    }

    private void holds(UUID pupil) {
        school.order(school.manual(), 1, "PUPIL");
        school.assign(Lycee.persons(List.of(pupil)), "ALL_OR_NOTHING", school.manual())
                .then()
                .statusCode(200);
    }

    private Response own() {
        return ask(school.token("ELV-0"), Map.of());
    }

    private Response ask(String token, Map<String, ?> query) {
        var all = new HashMap<String, Object>(query);
        all.put("school", school.uai);
        return get(token, "/api/v1/modules", all);
    }

    private long rows() {
        return Database.queryLong(
                "select count(*) from module_progress where school = ?", school.uai);
    }

    private void deliver(List<ReceivedEvent> events) {
        take(progress, events);
    }

    private static void take(EventConsumer consumer, List<ReceivedEvent> events) {
        Tenancy.platformWide(
                () -> QuarkusTransaction.requiringNew().run(() -> consumer.receiveAll(events)));
    }

    private ReceivedEvent reached(
            UUID person, String module, int attempts, String best, Instant at) {
        return event(
                """
                {"person":"%s","uai":"%s","work":"%s","module":"%s","attempts":%d,
                 "best":{"score":%s,"max":10},"last":{"score":6,"max":10,"at":"%s"},
                 "completed":true,"at":"%s"}
                """
                        .formatted(person, school.uai, work, module, attempts, best, at, at));
    }

    /// One state of the module `m`.
    private static String score(int attempts, String score, Instant at, boolean completed) {
        return """
        "module":"m","attempts":%d,"best":{"score":%2$s,"max":10},
        "last":{"score":%2$s,"max":10,"at":"%3$s"},"completed":%4$s,"at":"%3$s"
        """
                .formatted(attempts, score, at, completed);
    }

    private ReceivedEvent reached(UUID person, String state) {
        return event(
                "{\"person\":\"%s\",\"uai\":\"%s\",\"work\":\"%s\",%s}"
                        .formatted(person, school.uai, work, state));
    }

    private static ReceivedEvent erased(UUID person) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                TOPIC,
                person.toString(),
                PersonErased.TYPE,
                Instant.EPOCH,
                "{\"person\":\"%s\"}".formatted(person));
    }

    private static ReceivedEvent event(String json) {
        return new ReceivedEvent(
                UUID.randomUUID(), TOPIC, "key", ProgressRecorded.TYPE, Instant.EPOCH, json);
    }
}
