package fr.rentree.sync.storage;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// "Manage storage", as a device asks for it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class StorageTest {

    private static final String OLD = "manuel-svt-3e";

    private final Pupil pupil = Pupil.reading().with(OLD, -400, -30);
    private final TestDevice tablet = pupil.device();

    @BeforeEach
    void the_tablet_is_known() {
        tablet.method("PUT", path(""), "{\"name\":\"T\",\"platform\":\"x\"}");
    }

    @Test
    void an_expired_manual_and_an_unused_one_are_advised_with_what_they_free() {
        put(
                """
                {"works": [{"work": "%s", "bytes": 500, "unsent": 0},
                           {"work": "%s", "bytes": 70, "lastOpened": "2020-01-01T00:00:00Z", "unsent": 0},
                           {"work": "atlas", "bytes": 3, "lastOpened": "2020-01-01T00:00:00Z", "unsent": 2}]}
                """
                        .formatted(OLD, Pupil.WORK));
        var answer = advice();
        assertThat(answer.get("advice").findValuesAsText("reason"))
                .containsExactly("EXPIRED", "UNUSED");
        assertThat(answer.get("advice").findValuesAsText("work")).containsExactly(OLD, Pupil.WORK);
        assertThat(answer.get("freed").asLong()).isEqualTo(570);
        assertThat(answer.get("unsent").get(0).asText()).isEqualTo("atlas");
        assertThat(answer.at("/advice/0/words/fr").asText()).startsWith("Ouvrage expiré");
        assertThat(answer.get("inventoryAt").asText()).startsWith("20");
    }

    @Test
    void an_inventory_replaces_the_last_one_and_an_empty_one_is_one() {
        put("{\"works\": [{\"work\": \"%s\", \"bytes\": 500, \"unsent\": 0}]}".formatted(OLD));
        put("{\"works\": []}");
        assertThat(advice().get("advice")).isEmpty();
        assertThat(advice().get("inventoryAt").isNull()).isFalse();
    }

    @Test
    void without_an_inventory_nothing_is_advised_as_more_may_wait_there_than_the_server_knows() {
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")));
        Database.execute(
                "update document set changed_at = now() - interval '4 months' where owner = ?",
                pupil.person());
        var answer = advice();
        assertThat(answer.get("inventoryAt").isNull()).isTrue();
        assertThat(answer.get("advice")).isEmpty();
        assertThat(answer.get("freed").asLong()).isZero();
        assertThat(answer.get("unsent")).isEmpty();
    }

    @Test
    void nothing_on_the_server_is_touched() {
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "stays")));
        put("{\"works\": []}");
        advice();
        assertThat(pupil.device().pull()).hasSize(1);
    }

    @Test
    void an_inventory_goes_with_its_device_and_is_nobody_elses() {
        put("{\"works\": [{\"work\": \"%s\", \"bytes\": 500, \"unsent\": 0}]}".formatted(OLD));
        var stranger = Pupil.reading().device();
        assertThat(stranger.get(path("/storage-advice")).statusCode()).isEqualTo(404);
        assertThat(stranger.method("PUT", path("/storage"), "{\"works\":[]}").statusCode())
                .isEqualTo(404);
        assertThat(tablet.method("DELETE", path("")).statusCode()).isEqualTo(204);
        assertThat(
                        Database.queryLong(
                                "select count(*) from device_storage where owner = ?",
                                pupil.person()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"works\":null}",
                "{\"works\":[null]}",
                "{\"works\":[{\"work\":\"a\",\"bytes\":-1,\"unsent\":0}]}",
                "{\"works\":[{\"work\":\"a\",\"bytes\":1}]}",
                "{\"works\":[{\"work\":\"\",\"bytes\":1,\"unsent\":0}]}",
                "{\"works\":[{\"work\":\"a\\u0000\",\"bytes\":1,\"unsent\":0}]}",
                "{\"works\":[{\"work\":\"a\",\"bytes\":1,\"unsent\":0,\"lastOpened\":\"yesterday\"}]}",
                "{\"works\":[{\"work\":\"a\",\"bytes\":1,\"unsent\":0},{\"work\":\"a\",\"bytes\":1,\"unsent\":0}]}"
            })
    void an_inventory_that_is_none_is_400_and_leaves_the_last_one(String body) {
        put("{\"works\": [{\"work\": \"%s\", \"bytes\": 500, \"unsent\": 0}]}".formatted(OLD));
        assertThat(tablet.method("PUT", path("/storage"), body).statusCode()).isEqualTo(400);
        assertThat(advice().get("freed").asLong()).isEqualTo(500);
    }

    @Test
    void an_inventory_has_500_works_and_not_one_more() {
        assertThat(tablet.method("PUT", path("/storage"), inventory(500)).statusCode())
                .isEqualTo(204);
        assertThat(tablet.method("PUT", path("/storage"), inventory(501)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_database_itself_shows_them_to_nobody_else() throws Exception {
        put("{\"works\": [{\"work\": \"%s\", \"bytes\": 500, \"unsent\": 0}]}".formatted(OLD));
        Database.execute(
                "insert into support_look (operator, owner, looked, at) values ('o', ?, 'DEVICES', now())",
                pupil.person());
        Database.execute(
                """
                insert into erasure (person, requested_by, requested_at, finished_at, lifted_at)
                values (?, 'o', now(), now(), now())
                """,
                pupil.person());
        for (String table : new String[] {"device_storage", "support_look", "erasure"}) {
            assertThat(visible(table, "")).as(table).isZero();
            assertThat(visible(table, UUID.randomUUID().toString())).as(table).isZero();
            assertThat(visible(table, pupil.person().toString())).as(table).isEqualTo(1);
        }
        assertThat(visible("lost_tablet", pupil.person().toString())).isZero();
    }

    private static long visible(String table, String person) throws SQLException {
        try (var connection = Database.runtime();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local rentree.person = '" + person + "'");
            try (var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String inventory(int works) {
        return IntStream.range(0, works)
                .mapToObj("{\"work\":\"w%d\",\"bytes\":1,\"unsent\":0}"::formatted)
                .collect(Collectors.joining(",", "{\"works\":[", "]}"));
    }

    private String path(String what) {
        return "/api/v1/devices/" + tablet.id() + what;
    }

    private void put(String inventory) {
        assertThat(tablet.method("PUT", path("/storage"), inventory).statusCode()).isEqualTo(204);
    }

    private JsonNode advice() {
        return json(tablet.get(path("/storage-advice")).body());
    }
}
