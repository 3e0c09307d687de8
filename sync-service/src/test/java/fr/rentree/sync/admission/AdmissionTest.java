package fr.rentree.sync.admission;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pushes that cannot end, because a transaction of the test holds their owners' heads.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AdmissionTest {

    @Inject AdmissionDesk desk;
    @Inject ArrivalDesk arrivals;
    @Inject AdmissionConfig limits;

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private Connection holder;

    @BeforeEach
    void begin() throws SQLException {
        holder = Database.administrator();
        holder.setAutoCommit(false);
    }

    @AfterEach
    void letGo() throws SQLException {
        holder.rollback();
        holder.close();
        people.close();
    }

    @Test
    void a_greedy_person_is_told_so_and_slows_nobody() throws Exception {
        var greedy = heldPupil();
        var waiting = push(greedy, limits.perPerson());
        await().until(() -> desk.pushesInside() == limits.perPerson());

        var oneMore = pushOnce(greedy);
        assertThat(oneMore.statusCode()).isEqualTo(429);
        assertThat(oneMore.body()).contains("too-many-at-once");
        assertThat(retryAfter(oneMore)).isBetween(2, 22);
        assertThat(greedy.device().page(10).statusCode()).isEqualTo(429);

        assertThat(pushOnce(Pupil.reading()).statusCode()).isEqualTo(200);
        holder.rollback();
        for (var one : waiting) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void beyond_its_places_the_service_refuses_with_a_spread_moment_to_come_back()
            throws Exception {
        var waiting = new ArrayList<Future<HttpResponse<String>>>();
        for (Pupil held : heldPupils(limits.pushes())) {
            waiting.addAll(push(held, 1));
        }
        await().until(() -> desk.pushesInside() == limits.pushes());

        var moments = new HashSet<Integer>();
        for (var refused : push(Pupil.reading(), 4)) {
            assertThat(refused.get().statusCode()).isEqualTo(503);
            assertThat(refused.get().body()).contains("service-busy");
            moments.add(retryAfter(refused.get()));
        }
        for (var refused : push(Pupil.reading(), 4)) {
            moments.add(retryAfter(refused.get()));
        }
        assertThat(moments).hasSizeGreaterThan(1).allMatch(wait -> wait >= 2 && wait <= 22);

        var reader = Pupil.reading().device();
        assertThat(reader.page(10).statusCode()).isEqualTo(200);
        assertThat(reader.get("/api/v1/sync/configuration").statusCode()).isEqualTo(200);
        RestAssured.given().get("/q/health/ready").then().statusCode(200);

        holder.rollback();
        for (var one : waiting) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
        await().until(() -> desk.pushesInside() == 0);
        assertThat(pushOnce(Pupil.reading()).headers().firstValue("Backoff")).isEmpty();
    }

    @Test
    void a_service_that_is_warm_asks_to_slow_down() throws Exception {
        int warmth = limits.pushes() * limits.warmPercent() / 100;
        heldPupils(warmth).forEach(held -> push(held, 1));
        await().until(() -> desk.pushesInside() == warmth);
        var warm = pushOnce(Pupil.reading());
        assertThat(warm.statusCode()).isEqualTo(200);
        assertThat(Integer.parseInt(warm.headers().firstValue("Backoff").orElse("-1")))
                .isBetween(2, 22);
        holder.rollback();
    }

    @Test
    void somebody_whose_notes_are_held_for_too_long_is_told_to_come_back() throws Exception {
        var pupil = heldPupil();
        var answer = pushOnce(pupil);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("notes-held");
        holder.rollback();
        assertThat(pupil.device().pull()).isEmpty();
    }

    @Test
    void pulls_beyond_their_places_are_refused_and_pushes_still_find_theirs() throws Exception {
        hold("lock table epoch in access exclusive mode");
        var waiting = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 0; i < limits.pulls(); i++) {
            var reader = Pupil.reading().device();
            waiting.add(people.submit(() -> reader.page(10)));
        }
        await().until(() -> desk.pullsInside() == limits.pulls());
        var refused = Pupil.reading().device().page(10);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(retryAfter(refused)).isBetween(2, 22);
        assertThat(pushOnce(Pupil.reading()).statusCode()).isEqualTo(200);
        holder.rollback();
        for (var one : waiting) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void more_on_their_way_than_may_wait_are_turned_away_before_their_token_is_looked_at()
            throws Exception {
        var pupils = new ArrayList<Pupil>();
        for (int i = 0; i < limits.waiting(); i++) {
            pupils.add(Pupil.reading());
        }
        hold("lock table person in access exclusive mode");
        var waiting = new ArrayList<Future<HttpResponse<String>>>();
        for (Pupil pupil : pupils) {
            waiting.addAll(push(pupil, 1));
        }
        await().until(() -> arrivals.pushesOnTheirWay() == limits.waiting());
        var refused =
                RestAssured.given()
                        .header("Authorization", "Bearer nonsense")
                        .body("{}")
                        .post("/api/v1/sync/batch");
        holder.rollback();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("type")).endsWith("/service-busy");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(2, 22);
        for (var one : waiting) {
            one.get();
        }
        await().until(() -> arrivals.pushesOnTheirWay() == 0);
        assertThat(pushOnce(pupils.getFirst()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_a_page_took_is_free_when_it_has_left_whatever_the_answer_was() {
        var pupil = Pupil.reading();
        pushOnce(pupil);
        var reader = pupil.device();
        reader.pull();
        String path = "/api/v1/sync/changes?since=" + reader.cursor();
        String tag = reader.get(path).headers().firstValue("ETag").orElseThrow();
        reader.get(path, "If-None-Match", tag);
        reader.get("/api/v1/sync/changes?since=x");
        reader.method("HEAD", "/api/v1/sync/changes");
        await().until(() -> desk.pages().taken() == 0);
    }

    private void hold(String sql) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Pupil> heldPupils(int many) throws SQLException {
        var pupils = new ArrayList<Pupil>();
        for (int i = 0; i < many; i++) {
            pupils.add(heldPupil());
        }
        return pupils;
    }

    private Pupil heldPupil() throws SQLException {
        var pupil = Pupil.reading();
        Database.execute("insert into head (owner) values (?)", pupil.person());
        try (var lock = holder.prepareStatement("select from head where owner = ? for update")) {
            lock.setObject(1, pupil.person());
            lock.execute();
        }
        return pupil;
    }

    private List<Future<HttpResponse<String>>> push(Pupil pupil, int times) {
        var answers = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 0; i < times; i++) {
            answers.add(people.submit(() -> pushOnce(pupil)));
        }
        return answers;
    }

    private static HttpResponse<String> pushOnce(Pupil pupil) {
        var device = pupil.device();
        String id = newNote();
        return device.send(device.batch(List.of(device.put(id, 0, note(id, "x")))));
    }

    private static int retryAfter(HttpResponse<String> answer) {
        return Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("-1"));
    }
}
