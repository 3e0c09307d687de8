package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From an archive to what everybody else is told.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RosterImportTest {

    /// People and groups that a test made by hand were never published: no copy knows them.
    @AfterEach
    void take_away_what_was_made_by_hand() {
        Database.execute("delete from person where origin = 'HAND'");
        Database.execute("delete from school_group where origin = 'HAND'");
    }

    @Test
    void the_published_example_is_planned_approved_applied_and_told() throws IOException {
        var ent = TestEnt.open("atrium", "ENTFICTIF1");
        var plan = planned(ent, example());

        assertThat(plan.getString("state")).isEqualTo("PLANNED");
        assertThat(plan.getMap("counts"))
                .isEqualTo(
                        Map.of(
                                "read",
                                21,
                                "applied",
                                21,
                                "unchanged",
                                0,
                                "held",
                                0,
                                "rejected",
                                0));
        assertThat(plan.getInt("schools[0].arrivals")).isEqualTo(4);
        assertThat(plan.getInt("schools[1].arrivals")).isEqualTo(1);
        assertThat(people(ent)).isZero();

        assertThat(Imports.approve(ent, plan, false).getString("state")).isEqualTo("APPLIED");
        assertThat(people(ent)).isEqualTo(4);
        ent.person("ENTF1-ELV-0001")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Prenom-Eleve-01 NOM-ELEVE-01"))
                .body("places", hasSize(1))
                .body("places[0].uai", equalTo("0000001B"))
                .body("places[0].profile", equalTo("PUPIL"))
                .body("places[0].divisions", equalTo(List.of("2NDE1")))
                .body("places[0].groups", equalTo(List.of("2MATHG1")))
                .body("places[0].levels", equalTo(List.of("20010018110")));
        assertThatEverybodyIsTold(ent, plan.getString("id"));
    }

    private static void assertThatEverybodyIsTold(TestEnt ent, String delivery) {
        var fact = told("identity.imports", ent.idEnt());
        Contracts.assertValid("identity/import-applied.v1", fact);
        assertThat(JsonPath.from(fact).getString("import")).isEqualTo(delivery);
        assertThat(JsonPath.from(fact).getInt("arrived")).isEqualTo(4);

        var school = told("identity.establishments", "0000001B");
        Contracts.assertValid("identity/establishment-updated.v1", school);
        assertThat(JsonPath.from(school).getString("territory")).isEqualTo("REGION-FICTIVE");

        var group = told("identity.groups", "0000001B/GROUP/2MATHG1");
        Contracts.assertValid("identity/group-updated.v1", group);
        assertThat(JsonPath.from(group).getList("divisions")).isEqualTo(List.of("2NDE1"));

        var teacher = told("identity.persons", id(ent, "ENTF1-ENS-0001"));
        Contracts.assertValid("identity/person-updated.v1", teacher);
        assertThat(JsonPath.from(teacher).getString("places[1].profile"))
                .isEqualTo("DOCUMENTALIST");
        assertThat(JsonPath.from(teacher).getList("places[0].divisions"))
                .isEqualTo(List.of("2NDE1"));

        var officer = told("identity.persons", id(ent, "ENTF1-DIR-0001"));
        assertThat(JsonPath.from(officer).getList("places[0].permissions"))
                .isEqualTo(List.of("ASSIGNMENT_OFFICER"));
    }

    @Test
    void the_same_file_applied_twice_changes_nothing_and_tells_nobody() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, full(ent, 1, school));
        String versions = versions(ent);

        var again = applied(ent, full(ent, 1, school));

        assertThat(again.getString("state")).isEqualTo("APPLIED");
        assertThat(again.getInt("counts.applied")).isZero();
        assertThat(again.getInt("counts.unchanged")).isEqualTo(again.getInt("counts.read"));
        assertThat(versions(ent)).isEqualTo(versions);
    }

    @Test
    void people_keep_their_id_when_they_change_leave_move_and_come_back() {
        var ent = TestEnt.open();
        String first = TestEnt.school();
        String second = TestEnt.school();
        applied(ent, two(ent, 1, first, second).pupil("ELV-1", first).pupil("ELV-2", first));
        String id = id(ent, "ELV-1");

        applied(ent, two(ent, 2, first, second).named("ELV-2", "NOUVEAU-NOM", first));
        assertThat(state(ent, "ELV-1")).isEqualTo("LEFT " + first);
        assertThat(name(ent, "ELV-2")).isEqualTo("NOUVEAU-NOM");

        var plan =
                planned(
                        ent,
                        two(ent, 3, first, second).pupil("ELV-1", first).pupil("ELV-2", second));
        assertThat(plan.getInt(at(plan, first) + ".comebacks")).isEqualTo(1);
        assertThat(plan.getInt(at(plan, second) + ".moves")).isEqualTo(1);
        Imports.approve(ent, plan, false);

        assertThat(state(ent, "ELV-1")).isEqualTo("ACTIVE " + first);
        assertThat(state(ent, "ELV-2")).isEqualTo("ACTIVE " + second);
        assertThat(id(ent, "ELV-1")).isEqualTo(id);
        assertThat(JsonPath.from(told("identity.persons", id)).getInt("version")).isEqualTo(3);
    }

    @Test
    void a_school_missing_from_the_file_changes_nothing_there() {
        var ent = TestEnt.open();
        String here = TestEnt.school();
        String elsewhere = TestEnt.school();
        applied(
                ent,
                two(ent, 1, here, elsewhere)
                        .pupil("ELV-1", here)
                        .pupil("ELV-2", elsewhere)
                        .staff("ENS-1", "National_ens", here, elsewhere)
                        .staff("ENS-2", "National_ens", here));

        applied(
                ent,
                ent.delivery(2)
                        .school(here)
                        .pupil("ELV-1", here)
                        .staff("ENS-2", "National_ens", here));

        assertThat(state(ent, "ELV-2")).isEqualTo("ACTIVE " + elsewhere);
        assertThat(state(ent, "ENS-1")).isEqualTo("ACTIVE " + elsewhere);
    }

    @Test
    void what_was_made_by_hand_is_not_touched() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, full(ent, 1, school));
        Database.execute(
                "insert into school_group (school, kind, code, name, origin)"
                        + " values (?, 'GROUP', 'CLUB', 'Club', 'HAND')",
                school);
        Database.execute(
                "insert into person (access_point, subject, family_name, given_name, origin)"
                        + " values (?, 'HAND-1', 'NOM', 'Prenom', 'HAND')",
                ent.alias());
        Database.execute(
                "insert into place (person, school, profile) values (?::uuid, ?, 'PUPIL')",
                id(ent, "HAND-1"),
                school);

        var done = applied(ent, full(ent, 2, school).named("HAND-1", "AUTRE", school));

        assertThat(done.getInt("counts.rejected")).isEqualTo(1);
        assertThat(state(ent, "HAND-1")).isEqualTo("ACTIVE " + school);
        assertThat(name(ent, "HAND-1")).isEqualTo("NOM");
        assertThat(
                        Database.queryLong(
                                "select count(*) from school_group where school = ? and code = 'CLUB'",
                                school))
                .isEqualTo(1);
    }

    @Test
    void a_group_that_goes_leaves_a_tombstone() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, full(ent, 1, school).group(school, "G9", "GROUPE"));
        applied(ent, full(ent, 2, school));

        var last = all("identity.groups", school + "/GROUP/G9").getLast();
        assertThat(last.json()).isNull();
    }

    @Test
    void an_older_export_after_a_newer_one_is_refused() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, full(ent, 20, school));

        var late = planned(ent, full(ent, 19, school));

        assertThat(late.getString("state")).isEqualTo("REFUSED");
        assertThat(late.getString("reason.type")).isEqualTo("older-export");
    }

    @Test
    void a_newer_delivery_takes_the_place_of_a_plan_that_nobody_approved() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var first = planned(ent, full(ent, 1, school));
        planned(ent, full(ent, 2, school));

        assertThat(Imports.settled(ent, first.getString("id")).getString("state"))
                .isEqualTo("SUPERSEDED");
        Imports.approval(ent, first.getString("id"), first.getString("planHash"), false)
                .statusCode(409)
                .body("type", equalTo("https://rentree.example/problems/import-not-planned"));
    }

    private TestDelivery example() throws IOException {
        var delivery = new TestDelivery("ENTFICTIF1", "20261122_031500");
        for (String kind : List.of("Etab", "Eleve", "Enseignant", "Groupe", "RespAff")) {
            String page = delivery.page(kind, 0);
            try (var stream = getClass().getResourceAsStream("/gar-2d/" + page)) {
                assertThat(stream).isNotNull();
                delivery.entry(page, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return delivery;
    }

    private static TestDelivery full(TestEnt ent, int day, String school) {
        return ent.delivery(day)
                .school(school)
                .pupil("ELV-1", school)
                .pupil("ELV-2", school)
                .staff("ENS-1", "National_ENS", school)
                .division(school, "6A")
                .group(school, "G1", "GROUPE", "6A")
                .member(school, "ELV-1", "6A")
                .member(school, "ELV-2", "G1")
                .level(school, "ELV-1");
    }

    private static TestDelivery two(TestEnt ent, int day, String first, String second) {
        return ent.delivery(day)
                .school(first)
                .school(second)
                .staff("DIR-1", "National_dir", first, second);
    }

    private static String at(JsonPath plan, String school) {
        List<String> schools = plan.getList("schools.uai");
        return "schools[" + schools.indexOf(school) + "]";
    }

    private static String id(TestEnt ent, String subject) {
        return Database.queryString(
                "select id from person where access_point = ? and subject = ?",
                ent.alias(),
                subject);
    }

    private static String name(TestEnt ent, String subject) {
        return Database.queryString(
                "select family_name from person where access_point = ? and subject = ?",
                ent.alias(),
                subject);
    }

    private static String state(TestEnt ent, String subject) {
        return Database.queryString(
                """
                select status || ' ' || string_agg(school, ' ')
                  from person join place on place.person = person.id
                 where access_point = ? and subject = ? group by status
                """,
                ent.alias(),
                subject);
    }

    private static String versions(TestEnt ent) {
        return Database.queryString(
                "select string_agg(subject || version, ',' order by subject) from person"
                        + " where access_point = ?",
                ent.alias());
    }

    private static long people(TestEnt ent) {
        return Database.queryLong(
                "select count(*) from person where access_point = ?", ent.alias());
    }

    private static String told(String topic, String key) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> last(topic, key), json -> json != null);
    }

    private static @Nullable String last(String topic, String key) {
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);
        var records = all(topic, key);
        return records.isEmpty() ? null : records.getLast().json();
    }

    private static List<TopicRecord> all(String topic, String key) {
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);
        return Topics.read(topic).stream()
                .filter(record -> record.key().equals(key))
                .collect(Collectors.toList());
    }
}
