package fr.rentree.distribution.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.distribution.TestSchool;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RosterTest {

    private static final String PERSONS = "identity.persons";
    private static final String UPDATED = "identity.person-updated.v1";

    @Test
    void the_examples_of_identity_are_understood() {
        Topics.publish(
                "identity.establishments",
                "0000001B",
                "identity.establishment-updated.v1",
                Contracts.example("identity/establishment-updated.v1"));
        Topics.publish(
                PERSONS,
                "01998a3e-7c00-7000-8000-000000000001",
                UPDATED,
                Contracts.example("identity/person-updated.v1"));
        Topics.publish(
                "identity.groups",
                "0000001B/DIVISION/2NDE1",
                "identity.group-updated.v1",
                Contracts.example("identity/group-updated.v1"));
        awaitRow("select name from roster_establishment where uai = '0000001B'", "LYCEE FICTIF 01");
        awaitRow(
                "select name from roster_group where school = '0000001B' and code = '2NDE1'",
                "SECONDE 1");
        awaitRow(
                """
                select family_name || ' ' || birth_date || ' ' || profile || divisions::text || active
                  from roster_member where person = '01998a3e-7c00-7000-8000-000000000001'
                """,
                "NOM-ELEVE-01 2011-02-28 PUPIL{2NDE1}true");
    }

    @Test
    void an_older_version_is_ignored_and_a_newer_one_replaces_every_place() {
        UUID person = UUID.randomUUID();
        publish(
                person,
                2,
                "ACTIVE",
                place("0000101M", "PUPIL", ""),
                place("0000102N", "PUPIL", ""));
        publish(person, 1, "SUSPENDED", place("0000103P", "HEAD", ""));
        publish(
                person,
                3,
                "ACTIVE",
                place("0000102N", "HEAD", ""),
                place("0000102N", "TEACHER", "\"HANDOUT_CLERK\""));
        awaitRow("select version::text from roster_person where person = '" + person + "'", "3");
        assertThat(
                        Database.queryStrings(
                                "select school || ' ' || profile || profiles::text || permissions::text"
                                        + " from roster_member where person = ?",
                                person))
                .containsExactly("0000102N TEACHER{HEAD,TEACHER}{HANDOUT_CLERK}");
    }

    @Test
    void the_same_state_ten_times_is_one_state() {
        UUID person = UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            publish(person, 5, "ACTIVE", place("0000104R", "PUPIL", ""));
        }
        publish(person, 6, "LEFT", place("0000104R", "PUPIL", ""));
        awaitRow("select status from roster_person where person = '" + person + "'", "LEFT");
        assertThat(
                        Database.queryLong(
                                "select count(*) from roster_member where person = ? and not active",
                                person))
                .isOne();
    }

    @Test
    void a_tombstone_forgets_the_person_and_keeps_what_was_handed_over() {
        var school = TestSchool.open();
        UUID pupil = school.readyMinor();
        school.handOver(pupil, school.stock(1).getFirst()).then().statusCode(201);
        Topics.publish(PERSONS, pupil.toString(), UPDATED, null);
        await().until(() ->
                Database.queryLong("select count(*) from roster_person where person = ?", pupil)
                        == 0);
        assertThat(school.liveHandovers()).isOne();
    }

    @Test
    void a_person_of_the_copy_signs_in_with_what_the_roster_says() {
        var school = TestSchool.open();
        UUID person = UUID.randomUUID();
        String token = Tokens.person("atrium", "SUBJECT-" + person);
        String list = "/api/v1/beneficiaries?school=" + school.uai();
        publish(person, 1, "ACTIVE", place(school.uai(), "TEACHER", ""));
        awaitRow("select status from roster_person where person = '" + person + "'", "ACTIVE");
        TestSchool.as(token).get(list).then().statusCode(403);
        publish(person, 2, "ACTIVE", place(school.uai(), "TEACHER", "\"HANDOUT_CLERK\""));
        await().untilAsserted(() -> TestSchool.as(token).get(list).then().statusCode(200));
        publish(person, 3, "LEFT", place(school.uai(), "TEACHER", "\"HANDOUT_CLERK\""));
        await().untilAsserted(() -> TestSchool.as(token).get(list).then().statusCode(403));
        publish(person, 4, "SUSPENDED", place(school.uai(), "TEACHER", "\"HANDOUT_CLERK\""));
        awaitRow("select status from roster_person where person = '" + person + "'", "SUSPENDED");
        TestSchool.as(token).get(list).then().statusCode(403);
    }

    @Test
    void the_copies_give_the_fingerprints_that_identity_would() {
        var answer =
                TestSchool.as(Tokens.operator())
                        .get("/api/v1/distribution/operations/read-models")
                        .then()
                        .statusCode(200)
                        .body(
                                "name",
                                org.hamcrest.Matchers.contains(
                                        "identity.establishments",
                                        "identity.groups",
                                        "identity.persons"));
        String digest =
                Database.queryString(
                        "select md5(coalesce(string_agg(uai || ':' || version, ',' order by uai collate \"C\"), ''))"
                                + " from roster_establishment");
        answer.body("[0].digest", equalTo(digest));
    }

    private static void publish(UUID person, int version, String status, String... places) {
        Topics.publish(
                PERSONS,
                person.toString(),
                UPDATED,
                """
                {"person":"%s","version":%d,"accessPoint":"atrium","subject":"SUBJECT-%s","familyName":"NOM",
                 "givenName":"Prenom","birthDate":null,"status":"%s","leftOn":null,"places":[%s],"later":"field"}
                """
                        .formatted(person, version, person, status, String.join(",", places)));
    }

    private static String place(String uai, String profile, String permissions) {
        return """
        {"uai":"%s","profile":"%s","permissions":[%s],"divisions":[],"groups":[],"levels":[]}
        """
                .formatted(uai, profile, permissions);
    }

    private static void awaitRow(String sql, String expected) {
        await().untilAsserted(
                        () -> assertThat(Database.queryStrings(sql)).containsExactly(expected));
    }
}
