package fr.rentree.sync.erasure;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.TestDevice.of;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.outbox.TopicDeclaration;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An erasure leaves nothing of what a person wrote, whatever was under way.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ErasureTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();
    private final String marker = "mk" + UUID.randomUUID().toString().replace("-", "");

    @Inject ErasureRepository erasures;
    @Inject @Any Instance<TopicDeclaration> topics;

    @Test
    void no_byte_of_what_a_person_wrote_is_left_in_tables_topics_or_logs() {
        try (var everywhere = new Everywhere(topics)) {
            Planting.everywhere(pupil, tablet, marker);
            assertThat(Everywhere.tablesWith(marker))
                    .contains(
                            "document",
                            "text_version",
                            "recycled",
                            "device",
                            "device_storage",
                            "note_import_item",
                            "idempotency_key");

            var erasure = eraseNow();

            assertThat(Everywhere.tablesWith(marker)).isEmpty();
            assertThat(everywhere.topicsWith(marker)).isEmpty();
            assertThat(everywhere.topicsWith(pupil.person().toString()))
                    .contains("sync.notebooks", "sync.progress");
            assertThat(everywhere.hears()).isTrue();
            assertThat(everywhere.wasLogged(marker)).isFalse();
            assertThat(erasure.at("/erased/document").asLong()).isPositive();
            assertThat(erasure.at("/erased/operation").asLong()).isPositive();
        }
    }

    @Test
    void of_the_person_only_copies_the_erasure_and_what_is_still_to_be_told_remain() {
        Planting.everywhere(pupil, tablet, marker);
        eraseNow();
        var left = Everywhere.tablesWith(pupil.person().toString());
        left.remove("outbox");
        assertThat(left).containsExactly("erasure", "person", "reading_right");
    }

    @Test
    void a_plan_touches_nothing_and_another_plan_is_not_applied() {
        write("first");
        var plan = plan();
        assertThat(plan.at("/rows/document").asLong()).isEqualTo(1);
        assertThat(plan.at("/rows/notebook").asLong()).isEqualTo(1);
        assertThat(pupil.device().pull()).hasSize(1);

        pupil.with("manuel-svt-2de", -30, 200);
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")).replace(Pupil.WORK, "manuel-svt-2de"));
        var stale = erase(plan.get("planHash").asText());
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.jsonPath().getLong("plan.rows.document")).isEqualTo(2);
        assertThat(pupil.device().pull()).hasSize(2);
    }

    @Test
    void everybody_is_told_in_ids_only() {
        write("x");
        eraseNow();
        await().until(() -> !told().isEmpty());
        Contracts.assertValid("sync/person-erased.v1", told().getFirst());
    }

    @Test
    void who_keeps_results_is_told_behind_the_last_of_them() {
        String progress = newNote();
        tablet.push(of("progress", tablet.put(progress, 0, Planting.progress(marker))));
        eraseNow();
        await().until(() -> results().size() == 2);
        assertThat(results())
                .extracting(TopicRecord::type)
                .containsExactly(
                        "fr.rentree.sync.progress-recorded.v1", "fr.rentree.sync.person-erased.v1");
        Contracts.assertValid("sync/person-erased.v1", String.valueOf(results().getLast().json()));
    }

    @Test
    void a_device_that_was_offline_brings_nothing_back() {
        write("before");
        tablet.pull();
        var offline = pupil.device();
        String id = newNote();
        String waiting = offline.batch(List.of(offline.put(id, 0, note(id, marker))));
        eraseNow();

        assertErased(offline.send(waiting).statusCode(), offline.send(waiting).body());
        assertErased(tablet.page(10).statusCode(), tablet.page(10).body());
        tablet.forgetCursor();
        assertThat(tablet.page(10).statusCode()).isEqualTo(410);
        var named =
                tablet.method(
                        "PUT",
                        "/api/v1/devices/" + tablet.id(),
                        "{\"name\":\"%s\",\"platform\":\"x\"}".formatted(marker));
        assertErased(named.statusCode(), named.body());
        assertThat(Everywhere.tablesWith(marker)).isEmpty();
    }

    @Test
    void the_database_itself_refuses_what_was_under_way() {
        write("x");
        eraseNow();
        assertThatThrownBy(() ->
                        Database.execute("insert into head (owner) values (?)", pupil.person()))
                .rootCause()
                .hasMessageContaining("this person was erased");
    }

    @Test
    void erasing_again_is_harmless_and_lifting_lets_the_person_begin_anew() {
        write("x");
        var first = eraseNow();
        assertThat(plan().at("/standing/state").asText()).isEqualTo("DONE");
        var second = eraseNow();
        assertThat(second.get("erasure").asText()).isEqualTo(first.get("erasure").asText());
        String path = "/api/v1/sync/erasures/" + first.get("erasure").asText() + "/lifting";
        assertThat(operator().post(path).statusCode()).isEqualTo(204);
        assertThat(operator().post(path).statusCode()).isEqualTo(409);

        assertThat(pupil.device().pull()).isEmpty();
        write("anew");
        assertThat(pupil.device().pull()).hasSize(1);
        assertThat(eraseNow().at("/erased/document").asLong()).isEqualTo(1);
    }

    @Test
    void a_device_that_slept_through_an_erasure_and_its_lifting_is_told_and_reads_anew() {
        write("x");
        write("y");
        var sleeper = pupil.device();
        sleeper.pull();
        var erasure = eraseNow().get("erasure").asText();
        operator().post("/api/v1/sync/erasures/" + erasure + "/lifting").then().statusCode(204);
        write("anew");
        write("anew");
        write("anew");

        var told = sleeper.page(500);
        assertErased(told.statusCode(), told.body());
        sleeper.forgetCursor();
        assertThat(sleeper.pull()).hasSize(3);
        write("more");
        assertThat(sleeper.pull()).hasSize(1);
    }

    @Test
    void an_erasure_that_was_killed_half_way_goes_on() {
        for (int i = 0; i < 5; i++) {
            write("n" + i);
        }
        var id = UUID.randomUUID();
        Tenancy.platformWide(() -> QuarkusTransaction.requiringNew().run(this::takeTwoNotes));
        Database.execute(
                """
                insert into erasure (id, person, requested_by, requested_at, erased)
                values (?, ?, 'operations', now(), '{"document": 2}')
                """,
                id,
                pupil.person());
        await().until(() -> state(id.toString()).get("state").asText().equals("DONE"));
        assertThat(state(id.toString()).at("/erased/document").asLong()).isEqualTo(5);
    }

    @Test
    void another_person_loses_nothing() {
        var other = Pupil.reading();
        var device = other.device();
        String id = newNote();
        device.push(device.put(id, 0, note(id, "stays")));
        write("goes");
        eraseNow();
        assertThat(other.device().pull()).hasSize(1);
    }

    @Test
    void a_request_that_names_nobody_is_400_and_an_unknown_erasure_404() {
        assertThat(operator().body("{}").post("/api/v1/sync/erasures").statusCode()).isEqualTo(400);
        assertThat(operator().get("/api/v1/sync/erasures/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private void takeTwoNotes() {
        var notes = new PersonTable("document", "owner", false);
        assertThat(erasures.takeAway(notes, pupil.person(), 2)).isEqualTo(2);
    }

    private void write(String text) {
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, text)));
    }

    private JsonNode plan() {
        return json(erase(null).asString());
    }

    private JsonNode eraseNow() {
        var begun = erase(plan().get("planHash").asText());
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = begun.jsonPath().getString("erasure");
        await().until(() -> state(id).get("state").asText().equals("DONE"));
        return state(id);
    }

    private Response erase(@Nullable String planHash) {
        String hash = planHash == null ? "" : ",\"planHash\":\"" + planHash + "\"";
        return operator()
                .body("{\"person\":\"%s\"%s}".formatted(pupil.person(), hash))
                .post("/api/v1/sync/erasures");
    }

    private static JsonNode state(String id) {
        return json(operator().get("/api/v1/sync/erasures/" + id).asString());
    }

    private static RequestSpecification operator() {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Tokens.operator());
    }

    private List<String> told() {
        return Topics.read("sync.notebooks").stream()
                .filter(event -> event.type().endsWith("sync.person-erased.v1"))
                .map(event -> String.valueOf(event.json()))
                .filter(event -> event.contains(pupil.person().toString()))
                .toList();
    }

    private List<TopicRecord> results() {
        return Topics.read("sync.progress").stream()
                .filter(event -> event.key().equals(pupil.person().toString()))
                .toList();
    }

    private static void assertErased(int status, String body) {
        assertThat(status).isEqualTo(410);
        assertThat(body).contains("person-erased");
    }
}
