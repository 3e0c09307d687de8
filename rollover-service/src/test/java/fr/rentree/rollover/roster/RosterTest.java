package fr.rentree.rollover.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;

import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.platform.school.Uai;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RosterTest {

    private static final String PERSONS = "identity.persons";

    @Inject RosterConsumer consumer;
    @Inject RosterRepository roster;

    @Test
    void the_examples_of_identity_are_understood() {
        var person = Contracts.example("identity/person-updated.v1");
        var school = Contracts.example("identity/establishment-updated.v1");
        var group = Contracts.example("identity/group-updated.v1");

        assertThat(event(PERSONS, "k", person).as(PersonEvent.class).places()).isNotEmpty();
        assertThat(event(PERSONS, "k", school).as(EstablishmentEvent.class).territory())
                .isNotBlank();
        assertThat(event(PERSONS, "k", group).as(GroupEvent.class).version()).isPositive();
    }

    @Test
    void the_newest_version_wins_in_whatever_order_it_comes() {
        var person = UUID.randomUUID();

        receive(person(person, 2, "HEAD", "ACTIVE"));
        receive(person(person, 1, "PUPIL", "ACTIVE"));
        receive(person(person, 2, "HEAD", "ACTIVE"));

        assertThat(known(person).orElseThrow().places())
                .singleElement()
                .satisfies(place -> assertThat(place.profile()).isEqualTo("HEAD"));
    }

    @Test
    void of_many_versions_in_one_batch_the_last_counts() {
        var person = UUID.randomUUID();

        receive(
                person(person, 1, "PUPIL", "ACTIVE"),
                person(person, 2, "TEACHER", "ACTIVE"),
                person(person, 3, "TEACHER", "SUSPENDED"));

        assertThat(known(person).orElseThrow().active()).isFalse();
    }

    @Test
    void somebody_who_left_is_still_known_and_somebody_removed_is_not() {
        var person = UUID.randomUUID();
        receive(person(person, 1, "PUPIL", "LEFT"));
        assertThat(known(person).orElseThrow().active()).isTrue();

        receive(event(PERSONS, person.toString(), null));

        assertThat(known(person)).isEmpty();
        assertThat(Database.queryLong("select count(*) from place where person = ?", person))
                .isZero();
    }

    @Test
    void a_sign_in_is_the_access_point_and_the_subject_together() {
        var person = UUID.randomUUID();
        receive(person(person, 1, "HEAD", "ACTIVE"));

        assertThat(find("educonnect", person)).isEmpty();
        assertThat(find("atrium", person).orElseThrow().places().getFirst().school())
                .isEqualTo(new Uai("0000001B"));
    }

    @Test
    void schools_and_groups_come_over_kafka_and_show_in_the_fingerprints() {
        Topics.publish(
                "identity.establishments",
                "0000002C",
                "identity.establishment-updated.v1",
                "{\"uai\":\"0000002C\",\"version\":4,\"idEnt\":\"ENTFICTIF1\",\"territory\":\"REGION-FICTIVE\"}");
        Topics.publish(
                "identity.groups",
                "0000002C/DIVISION/2NDE1",
                "identity.group-updated.v1",
                "{\"uai\":\"0000002C\",\"kind\":\"DIVISION\",\"code\":\"2NDE1\",\"version\":2}");

        await().untilAsserted(() -> assertThat(versions()).containsExactly("4", "2"));
        given().auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/rollover/operations/read-models")
                .then()
                .statusCode(200)
                .body(
                        "name",
                        hasItems("identity.persons", "identity.establishments", "identity.groups"));
    }

    @Test
    void without_a_context_no_school_is_seen() throws SQLException {
        Database.execute(
                "insert into establishment (uai, version, id_ent, territory)"
                        + " values ('0000003D', 1, 'ENT', 'REGION-MUETTE') on conflict do nothing");
        for (String table :
                List.of(
                        "establishment",
                        "place",
                        "group_version",
                        "import_window",
                        "carry_over_deadline",
                        "task")) {
            try (var connection = Database.runtime();
                    var rows =
                            connection
                                    .createStatement()
                                    .executeQuery("select count(*) from " + table)) {
                rows.next();
                assertThat(rows.getLong(1)).as(table).isZero();
            }
        }
    }

    private static List<@Nullable String> versions() {
        return Database.queryStrings(
                """
                select version from establishment where uai = '0000002C'
                union all select version from group_version where uai = '0000002C'
                """);
    }

    private void receive(ReceivedEvent... events) {
        Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew().run(() -> consumer.receiveAll(List.of(events))));
    }

    private Optional<KnownPerson> known(UUID person) {
        return find("atrium", person);
    }

    private Optional<KnownPerson> find(String accessPoint, UUID person) {
        return Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew()
                        .call(() -> roster.find(accessPoint, "S-" + person)));
    }

    private static ReceivedEvent person(UUID person, int version, String profile, String status) {
        return event(
                PERSONS,
                person.toString(),
                """
                {"person":"%1$s","version":%2$d,"accessPoint":"atrium","subject":"S-%1$s","status":"%4$s",
                 "places":[{"uai":"0000001B","profile":"%3$s","permissions":["HANDOUT_CLERK"]}]}
                """
                        .formatted(person, version, profile, status));
    }

    private static ReceivedEvent event(String topic, String key, @Nullable String json) {
        return new ReceivedEvent(
                UUID.randomUUID(), topic, key, "identity.test.v1", Instant.EPOCH, json);
    }
}
