package fr.rentree.licence.roster;

import static fr.rentree.licence.Lycee.get;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Lycee;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// I5: the copy of the roster equals what identity holds, however its events come.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RosterTest {

    private static final String PERSONS = "identity.persons";

    @Inject RosterConsumer consumer;

    @Test
    void the_examples_of_identity_are_understood() {
        var person = Contracts.example("identity/person-updated.v1");
        var school = Contracts.example("identity/establishment-updated.v1");
        var group = Contracts.example("identity/group-updated.v1");
        var read = event(PERSONS, "k", person).as(PersonEvent.class);
        Topics.publish(PERSONS, read.person().toString(), "identity.person-updated.v1", person);
        Topics.publish(
                "identity.establishments",
                event(PERSONS, "k", school).as(EstablishmentEvent.class).uai(),
                "identity.establishment-updated.v1",
                school);
        var division = event(PERSONS, "k", group).as(GroupEvent.class);
        Topics.publish(
                "identity.groups",
                division.uai() + "/" + division.kind() + "/" + division.code(),
                "identity.group-updated.v1",
                group);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    assertThat(version("person", "person::text", read.person()))
                            .contains(String.valueOf(read.version()));
                    assertThat(version("school_group", "code", division.code()))
                            .contains(String.valueOf(division.version()));
                });
        assertThat(
                        Database.queryString(
                                "select profile || divisions[1] from place where person = ?",
                                read.person()))
                .isEqualTo("PUPIL2NDE1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shuffled_and_repeated_deliveries_end_in_the_newest_state(long seed) {
        var school = new Lycee();
        var dice = new Random(seed);
        var events = new ArrayList<ReceivedEvent>();
        var newest = new ArrayList<UUID>();
        for (int p = 0; p < 20; p++) {
            var person = UUID.randomUUID();
            newest.add(person);
            for (int version = 1; version <= 6; version++) {
                var event = person(school, person, version, "2NDE" + version);
                events.add(event);
                events.add(event);
            }
        }
        Collections.shuffle(events, dice);
        while (!events.isEmpty()) {
            int size = Math.min(events.size(), 1 + dice.nextInt(40));
            deliver(List.copyOf(events.subList(0, size)));
            events.subList(0, size).clear();
        }
        for (UUID person : newest) {
            assertThat(version("person", "person::text", person)).containsExactly("6");
            assertThat(divisions(person)).containsExactly("{2NDE6}");
        }
    }

    @Test
    void a_removal_takes_the_person_and_their_places_and_a_return_brings_them_back() {
        var school = new Lycee();
        var person = UUID.randomUUID();
        deliver(
                List.of(
                        person(school, person, 4, "2NDE1"),
                        event(PERSONS, person.toString(), null)));
        assertThat(version("person", "person::text", person)).isEmpty();
        deliver(List.of(person(school, person, 1, "2NDE2")));
        deliver(
                List.of(
                        event(PERSONS, person.toString(), null),
                        person(school, person, 1, "2NDE3")));
        assertThat(divisions(person)).containsExactly("{2NDE3}");
    }

    @Test
    void a_school_kept_by_its_latest_name_is_unchanged_by_older_news() {
        var school = new Lycee();
        var json =
                """
                {"uai":"%s","version":%d,"name":"%s","accessPoint":"atrium","idEnt":"E",
                 "territory":"T","contract":"PU","email":null}
                """;
        for (int version : new int[] {5, 3, 5}) {
            deliver(
                    List.of(
                            event(
                                    "identity.establishments",
                                    school.uai,
                                    json.formatted(school.uai, version, "NOM " + version))));
        }
        assertThat(Database.queryString("select name from establishment where uai = ?", school.uai))
                .isEqualTo("NOM 5");
    }

    @Test
    void operators_see_the_fingerprint_that_identity_computes() {
        new Lycee().pupils(3, "2NDE1");
        var models = get(Tokens.operator(), "/api/v1/licence/operations/read-models", Map.of());
        models.then().statusCode(200);
        List<String> names = models.path("name");
        assertThat(names)
                .containsExactly(
                        "identity.establishments",
                        "identity.groups",
                        "identity.persons",
                        "licence.assignments");
        assertThat(models.<String>path("find { it.name == 'identity.persons' }.digest"))
                .isEqualTo(
                        Database.queryString(
                                """
                                select md5(string_agg(person || ':' || version, ','
                                                      order by person)) from person
                                """));
        get(new Lycee().head(), "/api/v1/licence/operations/read-models", Map.of())
                .then()
                .statusCode(403);
    }

    private void deliver(List<ReceivedEvent> events) {
        Tenancy.platformWide(
                () -> QuarkusTransaction.requiringNew().run(() -> consumer.receiveAll(events)));
    }

    private static ReceivedEvent person(Lycee school, UUID person, int version, String division) {
        return event(
                PERSONS,
                person.toString(),
                """
                {"person":"%s","version":%d,"accessPoint":"atrium","subject":"S-%s",
                 "familyName":"NOM-ELEVE-01","givenName":"Prenom-Eleve-01","birthDate":"2011-02-28",
                 "status":"ACTIVE","leftOn":null,"places":[{"uai":"%s","profile":"PUPIL",
                 "permissions":[],"divisions":["%s"],"groups":[],"levels":["20010018110"]}]}
                """
                        .formatted(person, version, person, school.uai, division));
    }

    private static ReceivedEvent event(String topic, String key, @Nullable String json) {
        return new ReceivedEvent(
                UUID.randomUUID(), topic, key, "identity.updated.v1", Instant.EPOCH, json);
    }

    private static List<@Nullable String> divisions(UUID person) {
        return Database.queryStrings("select divisions::text from place where person = ?", person);
    }

    private static List<@Nullable String> version(String table, String column, Object key) {
        return Database.queryStrings(
                "select version from %s where %s = ?".formatted(table, column), key.toString());
    }
}
