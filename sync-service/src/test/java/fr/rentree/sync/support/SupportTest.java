package fr.rentree.sync.support;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What support sees, and what it never does.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SupportTest {

    private final Pupil pupil = Pupil.reading();

    @Test
    void support_sees_counts_and_states_and_never_a_word() {
        String secret = "marker-" + UUID.randomUUID();
        var tablet = pupil.device();
        tablet.method(
                "PUT",
                "/api/v1/devices/" + tablet.id(),
                "{\"name\":\"%s\",\"platform\":\"x\"}".formatted(secret));
        String kept = newNote();
        String gone = newNote();
        tablet.push(
                tablet.put(kept, 0, note(kept, secret)), tablet.put(gone, 0, note(gone, secret)));
        tablet.push(tablet.delete(gone, 1));

        var notebook = look("notebooks").get("items").get(0);
        assertThat(notebook.get("state").asText()).isEqualTo("OPEN");
        assertThat(notebook.get("live").asInt()).isEqualTo(1);
        assertThat(notebook.get("tombstones").asInt()).isEqualTo(1);
        assertThat(notebook.get("seq").asLong()).isEqualTo(3);
        var device = look("devices").get("items").get(0);
        assertThat(device.get("pushed").asInt()).isEqualTo(3);
        assertThat(device.get("behind").asLong()).isEqualTo(3);
        assertThat(look("notebooks").toString() + look("devices") + journal(""))
                .doesNotContain(secret);
    }

    @Test
    void a_frozen_notebook_says_why_and_since_when() {
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")));
        Database.execute(
                """
                update notebook set frozen_reason = 'OTHER_SCHOOL', frozen_at = now(),
                                    announced_at = now(), removal_on = date '2999-10-01'
                 where owner = ?
                """,
                pupil.person());
        Database.execute("delete from reading_right where person = ?", pupil.person());
        var notebook = look("notebooks").get("items").get(0);
        assertThat(notebook.get("state").asText()).isEqualTo("FROZEN");
        assertThat(notebook.get("reason").asText()).isEqualTo("OTHER_SCHOOL");
        assertThat(notebook.get("frozenAt").asText()).startsWith("20");
        assertThat(notebook.get("removalOn").asText()).isEqualTo("2999-10-01");
    }

    @Test
    void every_look_is_written_down_even_at_somebody_unknown() {
        look("notebooks");
        look("devices");
        var journal = journal("?person=" + pupil.person()).get("items");
        assertThat(journal).hasSize(2);
        assertThat(journal.get(0).get("looked").asText()).isEqualTo("DEVICES");
        assertThat(journal.get(0).get("operator").asText()).isEqualTo("operations");

        var nobody = UUID.randomUUID();
        assertThat(ask("/persons/" + nobody + "/notebooks").get("items")).isEmpty();
        assertThat(journal("?person=" + nobody).get("items")).hasSize(1);
    }

    @Test
    void the_journal_is_read_page_by_page() {
        look("notebooks");
        look("devices");
        look("notebooks");
        var first = journal("?limit=2&person=" + pupil.person());
        var second =
                journal(
                        "?limit=2&person="
                                + pupil.person()
                                + "&cursor="
                                + first.get("cursor").asText());
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/sync/support/journal",
                "GET /api/v1/sync/support/persons/0199a1b2-0000-7000-8000-000000000001/notebooks",
                "GET /api/v1/sync/support/persons/0199a1b2-0000-7000-8000-000000000001/devices",
                "POST /api/v1/sync/erasures",
                "GET /api/v1/sync/erasures/0199a1b2-0000-7000-8000-000000000001",
                "POST /api/v1/sync/erasures/0199a1b2-0000-7000-8000-000000000001/lifting",
                "GET /api/v1/sync/purges",
                "POST /api/v1/sync/purges",
                "GET /api/v1/sync/purges/0199a1b2-0000-7000-8000-000000000001"
            })
    void administration_is_for_operators(String request) {
        String method = request.substring(0, request.indexOf(' '));
        String path = request.substring(request.indexOf(' ') + 1);
        var head = Pupil.staff(Pupil.SCHOOL, "HEAD", "");
        for (String token :
                new String[] {
                    pupil.token(), head.token(), Tokens.stranger(), Tokens.entPortal("ENTFICTIF1")
                }) {
            int status =
                    given().header("Authorization", "Bearer " + token)
                            .contentType("application/json")
                            .body("{}")
                            .request(method, path)
                            .statusCode();
            assertThat(status).isEqualTo(403);
        }
        assertThat(given().contentType("application/json").request(method, path).statusCode())
                .isEqualTo(401);
    }

    private JsonNode look(String what) {
        return ask("/persons/" + pupil.person() + "/" + what);
    }

    private static JsonNode journal(String query) {
        return ask("/journal" + query);
    }

    private static JsonNode ask(String path) {
        var answer =
                given().header("Authorization", "Bearer " + Tokens.operator())
                        .get("/api/v1/sync/support" + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer.asString());
    }
}
