package fr.rentree.identity.people;

import static fr.rentree.identity.Imports.applied;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// I5, the owner's part: what the topics hold is what the roster holds, and keeps its promise.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ReadModelTest {

    private static final int ENOUGH = 200;
    private static final Pattern VERSION = Pattern.compile("\"version\" : (\\d+)");
    private static final Map<String, String> CONTRACTS =
            Map.of(
                    "identity.establishments", "identity/establishment-updated.v1",
                    "identity.persons", "identity/person-updated.v1",
                    "identity.groups", "identity/group-updated.v1",
                    "identity.imports", "identity/import-applied.v1");

    @Test
    void the_last_state_on_the_topics_is_the_state_of_the_roster() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        for (int day = 1; day < 4; day++) {
            var delivery = ent.delivery(day).school(school).division(school, "6" + day);
            for (int i = day; i < day + 5; i++) {
                delivery.pupil("ELV-" + i, school).member(school, "ELV-" + i, "6" + day);
            }
            applied(ent, delivery);
        }
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);

        assertThat(onTopic("identity.persons"))
                .containsExactlyInAnyOrderEntriesOf(
                        inRoster("select id || ':' || version from person"));
        assertThat(onTopic("identity.establishments"))
                .containsExactlyInAnyOrderEntriesOf(
                        inRoster("select school || ':' || version from establishment"));
        assertThat(onTopic("identity.groups"))
                .containsExactlyInAnyOrderEntriesOf(
                        inRoster("select key || ':' || version from group_state"));
    }

    @Test
    void every_event_keeps_the_promise_of_its_contract() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(
                ent,
                ent.delivery(1)
                        .school(school)
                        .pupil("ELV-1", school)
                        .officer("DIR-1", "dir@academie.example", school)
                        .division(school, "6A"));
        await().until(() -> Database.queryLong("select count(*) from outbox"), n -> n == 0);

        CONTRACTS.forEach((topic, contract) -> {
            Contracts.example(contract);
            assertThat(Topics.read(topic)).isNotEmpty();
            for (TopicRecord record : Topics.read(topic)) {
                assertThat(record.type()).isEqualTo("fr.rentree." + contract.replace('/', '.'));
                if (record.json() != null) {
                    Contracts.assertValid(contract, record.json());
                }
            }
        });
    }

    @Test
    void an_operator_compares_fingerprints() {
        var names =
                given().auth()
                        .oauth2(Tokens.operator())
                        .get("/api/v1/identity/operations/read-models")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(names)
                .contains("identity.persons", "identity.establishments", "identity.groups");
    }

    private static List<TopicRecord> some(String topic) {
        return Topics.read(topic).reversed().stream().limit(ENOUGH).toList();
    }

    private static String version(String json) {
        var matcher = VERSION.matcher(json);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Map<String, String> onTopic(String topic) {
        var last = new HashMap<String, String>();
        for (TopicRecord record : Topics.read(topic)) {
            if (record.json() == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), version(record.json()));
            }
        }
        return last;
    }

    private static Map<String, String> inRoster(String sql) {
        var all = new HashMap<String, String>();
        List<?> rows = Database.queryStrings(sql);
        for (Object row : rows) {
            String text = String.valueOf(row);
            int colon = text.lastIndexOf(':');
            all.put(text.substring(0, colon), text.substring(colon + 1));
        }
        return all;
    }
}
