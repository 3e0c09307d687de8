package fr.rentree.rollover.tasks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A campaign driven by hand: the operator over HTTP, the clock by calling the tick.
record Rehearsal(Territory territory, String id, TaskTick ticks) {

    static Rehearsal begin(Territory territory, TaskTick tick) {
        territory.calendar(3600, null);
        String id =
                operator()
                        .body(
                                "{\"territory\":\"%s\",\"schoolYear\":\"%s\"}"
                                        .formatted(territory.name(), Territory.YEAR))
                        .post("/api/v1/campaigns")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return new Rehearsal(territory, id, tick);
    }

    /// One that waits for its approval.
    static Rehearsal planned(Territory territory, TaskTick tick, Owners owners, TaskDesk desk) {
        var campaign = begin(territory, tick);
        campaign.ask();
        campaign.tick();
        campaign.answerAll(owners, desk);
        campaign.tick();
        assertThat(campaign.state()).isEqualTo("PLANNED");
        return campaign;
    }

    void answerAll(Owners owners, TaskDesk desk) {
        Owners.deliver(desk, questions().stream().map(owners::answer).toList());
    }

    /// Lets clock and owners go on until nobody is asked anything.
    void runUntilQuiet(Owners owners, TaskDesk desk) {
        tick();
        while (!questions().isEmpty()) {
            answerAll(owners, desk);
            tick();
        }
        tick();
    }

    static RequestSpecification operator() {
        return as(Tokens.operator());
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    String path() {
        return "/api/v1/campaigns/" + id;
    }

    ValidatableResponse show() {
        return operator().get(path()).then().statusCode(200);
    }

    void ask() {
        operator().post(path() + "/plan").then().statusCode(202);
    }

    ValidatableResponse approve(String hash, String... heldSchools) {
        var held = heldSchools.length == 0 ? "" : "\"" + String.join("\",\"", heldSchools) + "\"";
        return operator()
                .body("{\"planHash\":\"%s\",\"heldSchools\":[%s]}".formatted(hash, held))
                .post(path() + "/approval")
                .then();
    }

    String planHash() {
        return show().extract().path("planHash");
    }

    String state() {
        return Database.queryString("select state from campaign where id = cast(? as uuid)", id);
    }

    TaskTick.Sent tick() {
        return Tenancy.platformWide(ticks::run);
    }

    /// What the owners are asked now, as the commands say it.
    List<Question> questions() {
        return Database.queryStrings(
                        """
                        select concat_ws(';', id, phase, uai, state, attempt, coalesce(approved_hash, ''))
                          from task where campaign = cast(? as uuid) and state in ('PLANNING', 'RUNNING')
                         order by id
                        """,
                        id)
                .stream()
                .map(row -> Question.parse(Objects.requireNonNull(row)))
                .toList();
    }

    void leasesEnd() {
        Database.execute(
                """
                update task set lease_until = now() - interval '1 second'
                 where campaign = cast(? as uuid) and lease_until is not null
                """,
                id);
    }

    long count(TaskState state) {
        return Database.queryLong(
                "select count(*) from task where campaign = cast(? as uuid) and state = ?",
                id,
                state.name());
    }

    /// One command as its owner reads it.
    record Question(UUID task, String phase, String uai, boolean apply, int attempt, String hash) {

        static Question parse(String row) {
            var parts = row.split(";", -1);
            return new Question(
                    UUID.fromString(parts[0]),
                    parts[1],
                    parts[2],
                    parts[3].equals("RUNNING"),
                    Integer.parseInt(parts[4]),
                    parts[5]);
        }
    }
}
