package fr.rentree.platform.inbox;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class InboxTest {

    private static final String TYPE = "tests.fact.v1";

    @Inject EffectConsumer consumer;
    @Inject Inbox inbox;

    private final String key = "key-" + UUID.randomUUID();

    @BeforeEach
    void nothing_stumbles_yet() {
        consumer.failures().clear();
    }

    @Test
    void a_fact_delivered_ten_times_has_one_effect() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 10; i++) {
            Topics.publish(id, EffectConsumer.TOPIC, key, TYPE, "{\"value\":1}");
        }
        Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":2}");

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(values(key)).endsWith("2"));
        assertThat(values(key)).containsExactly("1", "2");
    }

    @Test
    void facts_delivered_twice_and_shuffled_have_one_effect_each() throws Exception {
        long seed = System.nanoTime();
        List<ReceivedEvent> events =
                IntStream.range(0, 200).mapToObj(i -> event(key + "-" + i % 7, i)).toList();
        var deliveries = new ArrayList<>(events);
        deliveries.addAll(events);
        Collections.shuffle(deliveries, new Random(seed));

        for (int from = 0; from < deliveries.size(); from += 33) {
            inbox.take(consumer, deliveries.subList(from, Math.min(from + 33, deliveries.size())));
        }

        assertThat(Database.queryStrings("select value from effect where key like ?", key + "-%"))
                .as("seed %d", seed)
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_order_of_a_key_is_kept() {
        for (int i = 0; i < 50; i++) {
            Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":" + i + "}");
        }
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(values(key)).hasSize(50));
        assertThat(values(key))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(String::valueOf).toList());
    }

    @Test
    void an_event_that_stumbles_twice_is_tried_again_and_applied_once() {
        consumer.failures().put(key, 2);
        Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":1}");

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(values(key)).hasSize(1));
        assertThat(parked(key)).isZero();
    }

    @Test
    void a_poisoned_key_is_set_aside_in_order_and_the_others_go_on() {
        String healthy = key + "-healthy";
        Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":\"poison\"}");
        Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":2}");
        Topics.publish(EffectConsumer.TOPIC, healthy, TYPE, "{\"value\":3}");

        await().atMost(20, SECONDS)
                .untilAsserted(() -> {
                    assertThat(values(healthy)).containsExactly("3");
                    assertThat(parked(key)).isEqualTo(2);
                });
        assertThat(values(key)).isEmpty();
    }

    @Test
    void a_key_set_aside_can_be_replayed_once_its_cause_is_mended() {
        consumer.failures().put(key, 1_000);
        Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":1}");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(parked(key)).isEqualTo(1));
        Topics.publish(EffectConsumer.TOPIC, key, TYPE, "{\"value\":2}");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(parked(key)).isEqualTo(2));

        consumer.failures().clear();
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"consumer":"EffectConsumer","topic":"%s","key":"%s"}
                        """
                                .formatted(EffectConsumer.TOPIC, key))
                .post("/api/v1/platform/operations/parked-keys/replays")
                .then()
                .statusCode(200)
                .body("events", equalTo(2));

        assertThat(values(key)).containsExactly("1", "2");
        assertThat(parked(key)).isZero();
    }

    @Test
    void an_effect_and_its_memory_are_one_transaction() throws Exception {
        ReceivedEvent fact = event(key, 1);
        consumer.failures().put(key, 1);

        inbox.take(consumer, List.of(fact));
        inbox.take(consumer, List.of(fact));

        assertThat(values(key)).containsExactly("1");
    }

    @Test
    void only_an_operator_may_look_at_events_or_replay_them() {
        for (String path : List.of("events", "read-models", "parked-keys")) {
            String address = "/api/v1/platform/operations/" + path;
            given().get(address).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.person("atrium", "head"))
                    .get(address)
                    .then()
                    .statusCode(403);
            given().auth().oauth2(Tokens.operator()).get(address).then().statusCode(200);
        }
        given().auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/other/operations/events")
                .then()
                .statusCode(404);
    }

    private static ReceivedEvent event(String key, int value) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                EffectConsumer.TOPIC,
                key,
                TYPE,
                Instant.EPOCH,
                "{\"value\":" + value + "}");
    }

    private static List<String> values(String key) {
        return Database.queryStrings("select value from effect where key = ? order by id", key);
    }

    private static long parked(String key) {
        return Database.queryLong("select count(*) from parked_event where key = ?", key);
    }
}
