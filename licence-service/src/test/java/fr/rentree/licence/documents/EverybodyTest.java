package fr.rentree.licence.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.Distributor;
import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.licence.roster.RosterConsumer;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// ETABL: everyone of the public has it, by no row of theirs; and who only hears events knows it
/// too.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class EverybodyTest {

    private static final String ALL = "ALL_OR_NOTHING";
    private static final String PUPILS = "{\"profile\":\"PUPIL\"}";

    @Inject RosterConsumer roster;
    @Inject ObjectMapper json;

    private final Lycee school = new Lycee();
    private final Distributor distributor = new Distributor(school);
    private final Distributor.Sent sent =
            distributor
                    .document("doc-1", school)
                    .without("nbLicenceEleve")
                    .with("typeAffectation", "ETABL")
                    .with("nbLicenceGlobale", "ILLIMITE");

    /// What sync-service keeps: the fingerprints of both are over the same ids and last days.
    @AfterEach
    void events_alone_tell_the_rights_that_are_held() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(told()).isEqualTo(held()));
        Ledger.assertSound(school.uai);
    }

    @Test
    void everyone_of_the_public_has_it_at_once_and_nobody_else() {
        school.pupils(3, "2NDE1");
        school.person("PROF", "TEACHER", "2NDE1");
        create();
        assertThat(held()).hasSize(3);
        assertThat(school.held(school.manual())).isZero();
        var events = Events.await("licence.assignments", school.uai, "seat-assigned", 3);
        assertThat(events).hasSize(3);
        events.forEach(event -> Contracts.assertValid("licence/seat-assigned.v1", event));
    }

    @Test
    void counters_show_no_total_and_everyone_of_the_public() {
        school.pupils(3, "2NDE1");
        create();
        Lycee.get(school.officer(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .body("items[0].assignmentType", equalTo("ETABL"))
                .body("items[0].counters.total", nullValue())
                .body("items[0].counters.assigned", equalTo(3));
        school.preview(PUPILS, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].counters.total", nullValue())
                .body("resources[0].counters.assigned", equalTo(3))
                .body("resources[0].counters.selected", equalTo(0));
    }

    @Test
    void the_console_assigns_it_to_nobody_because_everyone_has_it_already() {
        school.pupils(3, "2NDE1");
        create();
        school.assign(PUPILS, ALL, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].refusal", containsString("Everyone has it already"))
                .body("resources[0].added", equalTo(0))
                .body("resources[0].alreadyHeld", equalTo(3));
        assertThat(
                        Database.queryStrings(
                                "select distinct outcome from act_person where school = ?",
                                school.uai))
                .containsExactly("ALREADY_HELD");
        school.assign("{\"profile\":\"TEACHER\"}", ALL, school.manual())
                .then()
                .statusCode(409)
                .body("type", endsWith("outside-audience"));
    }

    @Test
    void seats_for_others_are_given_beside_it() {
        school.pupils(3, "2NDE1");
        create();
        school.order(school.manual(), 5, "TEACHER");
        school.assign("{\"everybody\":true}", ALL, school.manual())
                .then()
                .statusCode(200)
                .body("resources[0].alreadyHeld", equalTo(3))
                .body("resources[0].added", equalTo(1));
        assertThat(school.held(school.manual())).isEqualTo(1);
    }

    @Test
    void it_is_deleted_for_everyone() {
        school.pupils(3, "2NDE1");
        create();
        distributor.delete("doc-1").then().statusCode(204);
        assertThat(held()).isEmpty();
        Events.await("licence.assignments", school.uai, "seat-taken-back", 3)
                .forEach(event -> Contracts.assertValid("licence/seat-taken-back.v1", event));
    }

    @Test
    void another_public_and_another_end_reach_whom_they_mean() {
        school.pupils(2, "2NDE1");
        create();
        var end = LocalDate.now().plusDays(400);
        replace(
                sent.with("publicCible", "ELEVE", "ENSEIGNANT")
                        .with("finValidite", end.toString()));
        assertThat(held())
                .hasSize(3)
                .allSatisfy((_, day) -> assertThat(day).isEqualTo(end.toString()));
        replace(sent.with("publicCible", "ENSEIGNANT"));
        assertThat(held()).hasSize(1);
    }

    @Test
    void who_arrives_leaves_comes_back_or_changes_profile_is_followed() {
        create();
        var person = UUID.randomUUID();
        deliver(person(person, 1, "ACTIVE", "PUPIL"));
        assertThat(held()).hasSize(1);
        deliver(person(person, 2, "ACTIVE", "TEACHER"));
        assertThat(held()).isEmpty();
        deliver(person(person, 3, "ACTIVE", "PUPIL"), person(person, 2, "ACTIVE", "TEACHER"));
        assertThat(held()).hasSize(1);
        deliver(person(person, 4, "LEFT", "PUPIL"));
        assertThat(held()).isEmpty();
        deliver(person(person, 5, "ACTIVE", "PUPIL"));
        deliver(person(person, 5, "ACTIVE", "PUPIL"));
        assertThat(held()).hasSize(1);
        deliver(event(person, null));
        assertThat(held()).isEmpty();
    }

    @Test
    void people_who_arrive_while_it_opens_are_told_of_once() throws Exception {
        var work = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 12; i++) {
            var person = UUID.randomUUID();
            work.add(() -> {
                deliver(person(person, 1, "ACTIVE", "PUPIL"));
                return person;
            });
        }
        work.add(6, () -> distributor.put("doc-1", sent.xml()).statusCode());
        try (var clients = Executors.newFixedThreadPool(6)) {
            for (var done : clients.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(held()).hasSize(12);
        assertThat(Events.await("licence.assignments", school.uai, "seat-assigned", 12))
                .hasSize(12);
    }

    @Test
    void its_manuals_go_on_devices_like_any_other() {
        school.pupils(1, "2NDE1");
        var body =
                "{\"school\":\"%s\",\"resource\":\"%s\",\"device\":\"d-1\",\"name\":\"Ordinateur\"}"
                        .formatted(school.uai, school.manual());
        assertThat(Lycee.post(school.token("ELV-0"), "/api/v1/downloads", body).statusCode())
                .isNotEqualTo(201);
        create();
        Lycee.post(school.token("ELV-0"), "/api/v1/downloads", body).then().statusCode(201);
    }

    @Test
    void a_seat_that_is_not_transferable_stays_with_whom_it_was_given_to() {
        school.pupils(2, "2NDE1");
        var bound =
                distributor
                        .document("doc-2", school)
                        .with("categorieAffectation", "non transferable");
        distributor.put("doc-2", bound.xml()).then().statusCode(201);
        var act = school.assign(PUPILS, ALL, school.manual());
        act.then().statusCode(200);
        school.takeBack(PUPILS, school.manual())
                .then()
                .statusCode(200)
                .body("takenBack", equalTo(0))
                .body("resources[0].kept", equalTo(2));
        assertThat(school.held(school.manual())).isEqualTo(2);
        distributor
                .post(
                        "doc-2",
                        bound.without("uaiEtab").with("categorieAffectation", "transferable").xml())
                .then()
                .statusCode(200);
        school.takeBack(PUPILS, school.manual())
                .then()
                .body("takenBack", equalTo(2))
                .body("resources", hasSize(1));
    }

    @Test
    void giving_what_is_not_transferable_cannot_be_undone() {
        school.pupils(1, "2NDE1");
        var bound =
                distributor
                        .document("doc-2", school)
                        .with("categorieAffectation", "non transferable");
        distributor.put("doc-2", bound.xml()).then().statusCode(201);
        String act = school.assign(PUPILS, ALL, school.manual()).path("batch");
        Lycee.post(
                        school.officer(),
                        "/api/v1/assignments/undo",
                        "{\"school\":\"%s\",\"act\":\"%s\"}".formatted(school.uai, act))
                .then()
                .statusCode(409)
                .body("detail", containsString("not transferable"));
        assertThat(school.held(school.manual())).isEqualTo(1);
    }

    private void create() {
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
    }

    private void replace(Distributor.Sent what) {
        distributor.post("doc-1", what.without("uaiEtab").xml()).then().statusCode(200);
    }

    /// The rights of the school and their last days, by id.
    private Map<String, String> held() {
        var held = new TreeMap<String, String>();
        Database.queryStrings(
                        "select assignment || ' ' || last_day from held_right where school = ?",
                        school.uai)
                .forEach(row -> put(held, row));
        return held;
    }

    private static void put(Map<String, String> held, @Nullable String row) {
        var parts = String.valueOf(row).split(" ");
        held.put(parts[0], parts[1]);
    }

    /// The same, from the events of the school alone.
    private Map<String, String> told() {
        var told = new TreeMap<String, String>();
        for (var event : Events.all("licence.assignments", school.uai)) {
            var seat = read(event.json());
            String assignment = seat.path("assignment").asText();
            switch (event.type()) {
                case "fr.rentree.licence.seat-assigned.v1", "fr.rentree.licence.seat-renewed.v1" ->
                        told.put(assignment, seat.path("lastDay").asText());
                default -> told.remove(assignment);
            }
        }
        return told;
    }

    private JsonNode read(@Nullable String event) {
        try {
            return json.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deliver(ReceivedEvent... events) {
        Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew().run(() -> roster.receiveAll(List.of(events))));
    }

    private ReceivedEvent person(UUID person, int version, String status, String profile) {
        return event(
                person,
                """
                {"person":"%s","version":%d,"accessPoint":"atrium","subject":"S-%s",
                 "status":"%s","leftOn":null,"places":[{"uai":"%s","profile":"%s",
                 "permissions":[],"divisions":[],"groups":[],"levels":[]}]}
                """
                        .formatted(person, version, person, status, school.uai, profile));
    }

    private static ReceivedEvent event(UUID person, @Nullable String json) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                "identity.persons",
                person.toString(),
                "identity.person-updated.v1",
                Instant.EPOCH,
                json);
    }
}
