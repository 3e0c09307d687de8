package fr.rentree.licence.statistics;

import static fr.rentree.licence.Lycee.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was bought and never assigned, assigned and never opened, and who may see which number.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class StatisticsTest {

    @Inject UsageJob job;

    private final Lycee school = new Lycee();
    private final String territory = "REGION-" + school.uai;

    @BeforeEach
    void the_school_is_alone_in_its_region() {
        Database.execute(
                "update establishment set territory = ? where uai = ?", territory, school.uai);
    }

    @Test
    void a_school_sees_what_is_never_assigned_and_what_is_never_opened() {
        var pupils = used(40, 12, 7);
        opens(pupils.getFirst(), 3);
        ofSchool(school.manager())
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("Titre de " + school.manual()))
                .body("items[0].usage.bought", equalTo(40))
                .body("items[0].usage.neverAssigned", equalTo(28))
                .body("items[0].usage.assigned", equalTo(12))
                .body("items[0].usage.opened", equalTo(7))
                .body("items[0].usage.neverOpened", equalTo(5))
                .body("items[0].usage.openings", equalTo(10))
                .body("items[0].usage.lastOpened", equalTo(LocalDate.now().toString()))
                .body("items[0].usage.hidden", equalTo(false));
    }

    @Test
    void seats_without_a_number_are_never_unassigned() {
        school.order(school.manual(), null, "PUPIL");
        ofSchool(school.head())
                .body("items[0].usage.unlimited", equalTo(true))
                .body("items[0].usage.neverAssigned", equalTo(0));
    }

    @ParameterizedTest(name = "{0} hold it, {1} open it: assigned {2}, opened {3}, never {4}")
    @CsvSource(
            nullValues = "hidden",
            textBlock =
                    """
                    12,  7, 12,      7,      5
                    12,  0, 12,      0,     12
                    12,  3, 12, hidden, hidden
                    12,  9, 12, hidden, hidden
                    12, 12, 12,     12,      0
                     4,  2, hidden, hidden, hidden
                     0,  0,  0,      0,      0
                    """)
    void few_people_are_not_shown_to_who_may_not_see_people(
            int held, int opened, Integer assigned, Integer shownOpened, Integer never) {
        used(40, held, opened);
        job.refresh();
        region("/resources")
                .body("items[0].usage.assigned", equalTo(assigned))
                .body("items[0].usage.opened", equalTo(shownOpened))
                .body("items[0].usage.neverOpened", equalTo(never))
                .body("items[0].usage.hidden", equalTo(shownOpened == null));
    }

    @Test
    void a_region_is_read_from_sums_that_the_job_keeps_up_to_date() {
        var pupils = used(40, 12, 6);
        region("/resources").body("items", hasSize(0));
        job.refresh();
        region("/resources")
                .body("items.resource", contains(school.manual()))
                .body("items[0].schools", equalTo(1))
                .body("items[0].usage.neverAssigned", equalTo(28));
        region("/schools")
                .body("items.school", contains(school.uai))
                .body("items[0].resources", equalTo(1))
                .body("items[0].usage.openings", equalTo(6));
        opens(pupils.getLast(), 1);
        job.refresh();
        job.refresh();
        region("/resources").body("items[0].usage.opened", equalTo(7));
    }

    @Test
    void the_sums_equal_a_fresh_computation_whatever_changed_between() {
        var pupils = used(40, 12, 6);
        job.refresh();
        school.takeBack(Lycee.persons(pupils.subList(0, 5)), school.manual());
        var another = school.anotherManual();
        school.order(another, 9, "PUPIL");
        job.refresh();
        var fresh =
                ofSchool(school.head()).extract().<List<Map<String, Object>>>path("items.usage");
        var kept =
                Database.queryStrings(
                        """
                        select bought || ' ' || assigned || ' ' || opened || ' ' || openings
                          from resource_usage where school = ? order by resource
                        """,
                        school.uai);
        assertThat(kept)
                .isEqualTo(
                        fresh.stream()
                                .map(usage ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        usage.get("bought"),
                                                        usage.get("assigned"),
                                                        usage.get("opened"),
                                                        usage.get("openings")))
                                .toList());
        Database.execute("delete from opening where school = ?", school.uai);
        Database.execute("update assignment set taken_back = 'LEFT' where school = ?", school.uai);
        Database.execute(
                "update subscription set first_day = '2001-09-01', last_day = '2002-08-15'"
                        + " where school = ?",
                school.uai);
        job.refresh();
        assertThat(
                        Database.queryLong(
                                "select count(*) from resource_usage where school = ?", school.uai))
                .isZero();
    }

    @Test
    void files_say_the_same_in_french() {
        used(40, 12, 3);
        job.refresh();
        var file = file(school.head(), "/resources.csv", Map.of("school", school.uai));
        assertThat(file.lines())
                .containsExactly(
                        "\ufeffidentifiant;titre;éditeur;licences achetées;illimité;jamais"
                                + " affectées;affectées;personnes l'ayant ouvert;affectées jamais"
                                + " ouvertes;ouvertures;dernière ouverture",
                        "%s;Titre de %s;EDITEUR-01;40;non;28;12;3;9;3;%s"
                                .formatted(school.manual(), school.manual(), LocalDate.now()));
        assertThat(
                        file(Tokens.operator(), "/schools.csv", Map.of("territory", territory))
                                .lines()
                                .skip(1))
                .containsExactly(school.uai + ";LYCEE FICTIF;40;non;28;12;n.c.;n.c.;n.c.;n.c.");
    }

    @Test
    void a_manager_sees_their_own_school_only() {
        used(40, 12, 6);
        var foreign = new Lycee();
        ask(foreign.manager(), "/resources", Map.of("school", school.uai)).then().statusCode(404);
        ask(foreign.manager(), "/resources", Map.of()).then().statusCode(400);
        ask(school.manager(), "/resources", Map.of("territory", territory)).then().statusCode(400);
        ask(school.manager(), "/schools", Map.of()).then().statusCode(403);
        ask(school.manager(), "/schools.csv", Map.of()).then().statusCode(403);
        ask(Tokens.distributor("9"), "/resources", Map.of()).then().statusCode(403);
        ask(school.token("ELV-0"), "/resources", Map.of("school", school.uai))
                .then()
                .statusCode(403);
        ask(school.manager(), "/resources", Map.of("school", school.uai, "schoolYear", "2026"))
                .then()
                .statusCode(400);
    }

    @Test
    void another_year_has_its_own_numbers() {
        used(40, 12, 6);
        ask(school.head(), "/resources", Map.of("school", school.uai, "schoolYear", "2020-2021"))
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("cursor", nullValue());
    }

    /// So many seats are bought, so many given, and so many of those who hold one open it.
    private List<UUID> used(int bought, int held, int opened) {
        var pupils = school.pupils(Math.max(held, 1), "2NDE1");
        school.order(school.manual(), bought, "PUPIL");
        if (held > 0) {
            school.assign(Lycee.persons(pupils), "ALL_OR_NOTHING", school.manual())
                    .then()
                    .statusCode(200);
        }
        pupils.subList(0, opened).forEach(pupil -> opens(pupil, 1));
        return pupils;
    }

    private void opens(UUID person, int times) {
        Database.execute(
                """
                insert into opening as o (school, person, resource, day, times)
                values (?, ?, ?, ?, ?)
                on conflict (school, person, resource, day) do update
                   set times = o.times + excluded.times
                """,
                school.uai,
                person,
                school.manual(),
                LocalDate.now(),
                times);
    }

    private ValidatableResponse ofSchool(String token) {
        return ask(token, "/resources", Map.of("school", school.uai)).then().statusCode(200);
    }

    private ValidatableResponse region(String path) {
        return ask(Tokens.operator(), path, Map.of("territory", territory)).then().statusCode(200);
    }

    private static String file(String token, String path, Map<String, ?> query) {
        return ask(token, path, query).then().statusCode(200).extract().asString();
    }

    private static Response ask(String token, String path, Map<String, ?> query) {
        return get(token, "/api/v1/statistics" + path, new HashMap<>(query));
    }
}
