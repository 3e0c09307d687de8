package fr.rentree.rollover.campaigns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CampaignEndpointTest {

    private static final String CAMPAIGNS = "/api/v1/campaigns";

    @Test
    void a_campaign_begins_as_a_draft_with_the_phases_of_its_definition() {
        var territory = calm();

        as(Tokens.operator())
                .body(wish(territory))
                .post(CAMPAIGNS)
                .then()
                .statusCode(201)
                .header("Location", containsString(CAMPAIGNS + "/"))
                .body("state", equalTo("DRAFT"))
                .body("nextSchoolYear", equalTo("2027-2028"))
                .body(
                        "phases.phase",
                        contains("RENEW_LICENCES", "CARRY_ON_NOTES", "SUSPEND_FORMER_PUPILS"));
    }

    @Test
    void a_second_campaign_waits_until_the_first_is_finished() {
        var territory = calm();
        String first = begin(territory);

        as(Tokens.operator())
                .body(wish(territory))
                .post(CAMPAIGNS)
                .then()
                .statusCode(409)
                .body("type", containsString("campaign-unfinished"))
                .body("campaign", equalTo(first));
        as(Tokens.operator()).post(CAMPAIGNS + "/" + first + "/stop").then().statusCode(200);
        as(Tokens.operator()).body(wish(territory)).post(CAMPAIGNS).then().statusCode(201);
    }

    @Test
    void of_many_beginnings_at_once_one_succeeds() throws Exception {
        var territory = calm();
        Callable<Integer> beginning =
                () -> as(Tokens.operator()).body(wish(territory)).post(CAMPAIGNS).statusCode();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer :
                    threads.invokeAll(List.of(beginning, beginning, beginning, beginning))) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void without_a_calendar_there_is_no_campaign() {
        var territory = Territory.withSchools(1);

        as(Tokens.operator())
                .body(wish(territory))
                .post(CAMPAIGNS)
                .then()
                .statusCode(409)
                .body("type", containsString("no-calendar"));
    }

    @Test
    void a_campaign_keeps_the_definition_it_began_with() {
        var id = begin(calm());

        assertThat(
                        Database.queryString(
                                "select definition ->> 'version' from campaign where id = cast(? as uuid)",
                                id))
                .isEqualTo("1");
    }

    @Test
    void a_paused_campaign_says_how_to_go_on_and_a_stopped_one_is_finished() {
        var path = CAMPAIGNS + "/" + begin(calm());
        as(Tokens.operator())
                .post(path + "/pause")
                .then()
                .statusCode(200)
                .body("paused", equalTo(true))
                .body("advice", hasSize(1));
        as(Tokens.operator()).post(path + "/resume").then().body("paused", equalTo(false));
        as(Tokens.operator()).post(path + "/stop").then().body("state", equalTo("STOPPED"));

        as(Tokens.operator())
                .post(path + "/plan")
                .then()
                .statusCode(409)
                .body("type", containsString("campaign-finished"));
    }

    @Test
    void an_unknown_campaign_is_not_found() {
        var unknown = CAMPAIGNS + "/" + UUID.randomUUID();
        as(Tokens.operator()).get(unknown).then().statusCode(404);
        as(Tokens.operator()).get(unknown + "/plan").then().statusCode(404);
        as(Tokens.operator()).post(unknown + "/plan").then().statusCode(404);
        as(Tokens.operator()).get(CAMPAIGNS + "/not-an-id").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"territory\":\"REGION-FICTIVE\"}",
                "{\"territory\":\"REGION-FICTIVE\",\"schoolYear\":\"2026\"}",
                "{\"territory\":\"REGION-FICTIVE\",\"schoolYear\":\"2026-2027\",\"year\":1}",
                "[]",
                "not json"
            })
    void a_wrong_body_is_refused_with_words(String body) {
        as(Tokens.operator())
                .body(body)
                .post(CAMPAIGNS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void only_an_operator_moves_a_campaign() {
        var territory = calm();
        var path = CAMPAIGNS + "/" + begin(territory);
        var head = territory.person(territory.school(), "HEAD");

        for (String move : List.of("/plan", "/pause", "/resume", "/stop", "/approval")) {
            as(head).body("{}").post(path + move).then().statusCode(403);
            as(Tokens.entPortal(territory.idEnt()))
                    .body("{}")
                    .post(path + move)
                    .then()
                    .statusCode(403);
            given().post(path + move).then().statusCode(401);
        }
        as(head).body(wish(territory)).post(CAMPAIGNS).then().statusCode(403);
    }

    @Test
    void pupils_teachers_and_machines_do_not_read_campaigns() {
        var territory = calm();
        var path = CAMPAIGNS + "/" + begin(territory);

        for (String profile : List.of("PUPIL", "TEACHER")) {
            var token = territory.person(territory.school(), profile);
            as(token).get(path).then().statusCode(403);
            as(token).get(path + "/plan").then().statusCode(403);
            as(token).get("/api/v1/tasks").then().statusCode(403);
        }
        as(Tokens.supplier()).get(path).then().statusCode(403);
        as(territory.person(territory.school(), "HEAD")).get(CAMPAIGNS).then().statusCode(403);
    }

    private static Territory calm() {
        var territory = Territory.withSchools(1);
        territory.calendar(3600, null);
        return territory;
    }

    private static String begin(Territory territory) {
        return as(Tokens.operator())
                .body(wish(territory))
                .post(CAMPAIGNS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String wish(Territory territory) {
        return "{\"territory\":\"%s\",\"schoolYear\":\"%s\"}"
                .formatted(territory.name(), Territory.YEAR);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
