package fr.rentree.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/// How fast owed events reach Kafka: a service's outbox, from commit to empty, against a bare
/// idempotent producer that sends the same records and remembers nothing.
final class OutboxMeasure implements Measure {

    private static final int EVENTS = 20_000;
    private static final String TOPIC = "bench.events";
    private static final String PAYLOAD = "{\"text\":\"" + "x".repeat(280) + "\"}";

    private final Place place;

    OutboxMeasure(Place place) {
        this.place = place;
    }

    @Override
    public String title() {
        return "%,d events of 300 bytes, 200 keys: outbox to Kafka against a bare producer"
                .formatted(EVENTS);
    }

    @Override
    public double ours() throws Exception {
        createTopic();
        try (var database = place.database("licence")) {
            long start = System.nanoTime();
            try (var insert =
                    database.prepareStatement(
                            """
                            insert into outbox (topic, key, type, payload)
                            select ?, 'key-' || i %% 200, 'bench.event.v1', ?
                              from generate_series(1, %d) i
                            """
                                    .formatted(EVENTS))) {
                insert.setString(1, TOPIC);
                insert.setString(2, PAYLOAD);
                insert.executeUpdate();
            }
            while (owed(database) > 0) {
                Thread.sleep(10);
            }
            return EVENTS / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static long owed(Connection database) throws SQLException {
        try (var rows =
                database.createStatement()
                        .executeQuery(
                                "select count(*) from outbox where topic = '" + TOPIC + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public double peer() throws Exception {
        createTopic();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        place.kafka(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "compression.type",
                        "lz4");
        long start = System.nanoTime();
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < EVENTS; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "key-" + i % 200, PAYLOAD));
            }
            producer.flush();
        }
        return EVENTS / ((System.nanoTime() - start) / 1e9);
    }

    private void createTopic() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", place.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @Override
    public String unit() {
        return "events/s";
    }

    @Override
    public String peerName() {
        return "bare producer";
    }

    @Override
    public int rounds() {
        return 3;
    }
}
