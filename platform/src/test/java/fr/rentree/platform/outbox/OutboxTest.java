package fr.rentree.platform.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OutboxTest {

    private static final String TOPIC = "tests.told";

    record Told(String key, int value) implements DomainEvent {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String type() {
            return "tests.told.v1";
        }
    }

    @Inject Outbox outbox;

    private final String key = "key-" + UUID.randomUUID();

    @BeforeEach
    void the_topic_exists() {
        Topics.create(TOPIC);
    }

    @Test
    void an_event_of_a_committed_change_is_published_as_a_cloud_event() {
        tell(1);

        TopicRecord told = published(1).getFirst();
        assertThat(told.type()).isEqualTo("fr.rentree.tests.told.v1");
        assertThat(told.json()).isEqualTo("{\"key\":\"" + key + "\",\"value\":1}");
        assertThat(UUID.fromString(told.id()).version()).isEqualTo(7);
        await().atMost(10, SECONDS).until(() -> owed() == 0);
    }

    @Test
    void a_change_that_is_rolled_back_owes_nothing() {
        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    outbox.append(new Told(key, 1));
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");
        tell(2);
        assertThat(published(1)).extracting(TopicRecord::json).noneMatch(j -> j.contains(":1}"));
    }

    @Test
    void an_event_without_a_change_is_refused() {
        assertThatThrownBy(() -> outbox.append(new Told(key, 1)))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void an_older_event_that_commits_later_is_not_lost() throws SQLException {
        try (var slow = Database.administrator()) {
            slow.setAutoCommit(false);
            insert(slow, key + "-slow", "{\"value\":1}");
            tell(2);
            published(1);
            slow.commit();
        }
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(onTopic(key + "-slow")).hasSize(1));
    }

    @Test
    void eight_writers_lose_no_event_and_keep_the_order_of_their_keys() throws Exception {
        var writers = new ArrayList<Callable<Boolean>>();
        for (int w = 0; w < 8; w++) {
            String own = key + "-" + w;
            writers.add(() -> {
                for (int i = 0; i < 40; i++) {
                    int value = i;
                    QuarkusTransaction.requiringNew()
                            .run(() -> outbox.append(new Told(own, value)));
                }
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }
        await().atMost(30, SECONDS).until(() -> owed() == 0);
        for (int w = 0; w < 8; w++) {
            assertThat(distinctValues(key + "-" + w)).containsExactlyElementsOf(range(40));
        }
    }

    @Test
    void a_relay_whose_connection_is_cut_again_and_again_loses_nothing_and_keeps_the_order() {
        for (int i = 0; i < 120; i++) {
            Database.execute(
                    "insert into outbox (topic, key, type, payload)"
                            + " values (?, ?, 'tests.told.v1', ?)",
                    TOPIC,
                    key,
                    "{\"value\":" + i + "}");
            if (i % 10 == 5) {
                cutTheRelay();
            }
        }
        await().atMost(60, SECONDS).until(() -> owed() == 0);
        assertThat(distinctValues(key)).containsExactlyElementsOf(range(120));
    }

    @Test
    void a_relay_killed_between_publishing_and_deleting_publishes_again_under_the_same_id()
            throws Exception {
        tell(1);
        TopicRecord first = published(1).getFirst();
        Database.execute(
                "insert into outbox (event, topic, key, type, payload)"
                        + " values (?::uuid, ?, ?, 'tests.told.v1', '{\"value\":1}')",
                first.id(),
                TOPIC,
                key);

        List<TopicRecord> twice = published(2);
        assertThat(twice).extracting(TopicRecord::id).containsOnly(first.id());
    }

    @Test
    void an_event_that_kafka_never_takes_holds_up_its_own_key_only() {
        Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew()
                        .run(() -> {
                            outbox.append(new Told(key, 1));
                            outbox.append(new Huge(key, "x".repeat(2_000_000)));
                            outbox.append(new Told(key, 2));
                            outbox.append(new Told(key + "-other", 3));
                        }));

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(onTopic(key + "-other")).hasSize(1));
        await().atMost(20, SECONDS)
                .until(() ->
                        Database.queryLong(
                                        "select count(*) from outbox where key = ? and"
                                                + " stuck_reason is not null",
                                        key)
                                == 1);
        assertThat(distinctValues(key)).containsExactly(1);
        Database.execute("delete from outbox where key = ? and stuck_reason is not null", key);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(distinctValues(key)).containsExactly(1, 2));
    }

    record Huge(String key, String text) implements DomainEvent {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String type() {
            return "tests.huge.v1";
        }
    }

    private void tell(int value) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(new Told(key, value)));
    }

    private List<TopicRecord> published(int count) {
        await().atMost(20, SECONDS).until(() -> onTopic(key).size() >= count);
        return onTopic(key);
    }

    private static List<TopicRecord> onTopic(String key) {
        return Topics.read(TOPIC).stream().filter(r -> r.key().equals(key)).toList();
    }

    /// Values in the order of their first appearance: a relay may repeat, never reorder.
    private static List<Integer> distinctValues(String key) {
        var values = new LinkedHashSet<Integer>();
        for (TopicRecord record : onTopic(key)) {
            values.add(
                    Integer.valueOf(
                            String.valueOf(record.json())
                                    .replaceAll("(?s).*\"value\":(\\d+).*", "$1")));
        }
        return List.copyOf(values);
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private long owed() {
        return Database.queryLong("select count(*) from outbox where key like ?", key + "%");
    }

    /// Ends every connection of the service that holds the relay's lock, as a crash would.
    private static void cutTheRelay() {
        Database.execute(
                """
                select pg_terminate_backend(pid) from pg_locks
                 where locktype = 'advisory' and objid = 7366873
                   and database = (select oid from pg_database where datname = current_database())
                """);
    }

    private static void insert(Connection connection, String key, String json) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into outbox (topic, key, type, payload)"
                                + " values (?, ?, 'tests.told.v1', ?)")) {
            insert.setString(1, TOPIC);
            insert.setString(2, key);
            insert.setString(3, json);
            insert.executeUpdate();
        }
    }
}
