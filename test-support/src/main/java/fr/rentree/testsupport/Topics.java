package fr.rentree.testsupport;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The topics of the running test, written and read as another service would.
public final class Topics {

    /// Clients of Kafka cost more than most tests: one of each kind serves all of a run, and a
    /// topic is read no further than from where it was read before.
    private static final Map<String, KafkaProducer<String, String>> PRODUCERS =
            new ConcurrentHashMap<>();

    private static final Map<String, TopicReader> READERS = new ConcurrentHashMap<>();
    private static final Set<String> CREATED = ConcurrentHashMap.newKeySet();

    private Topics() {}

    /// Publishes an event under a new id and returns that id.
    public static String publish(String topic, String key, String type, @Nullable String json) {
        return publish(UUID.randomUUID().toString(), topic, key, type, json);
    }

    /// Publishes an event under a given id: publish it twice to deliver it twice.
    public static String publish(
            String id, String topic, String key, String type, @Nullable String json) {
        create(topic);
        var event = new ProducerRecord<>(prefix() + topic, null, key, json, headers(id, type));
        try {
            PRODUCERS.computeIfAbsent(broker(), Topics::producer).send(event).get();
            return id;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not published to " + topic, e);
        }
    }

    /// Everything that stands on the topic now, partition by partition in order.
    public static List<TopicRecord> read(String topic) {
        create(topic);
        return READERS.computeIfAbsent(
                        prefix() + topic, name -> new TopicReader(client(), name, topic))
                .read();
    }

    /// Creates the topic when nobody has; the service itself may do so at the same moment.
    public static void create(String topic) {
        if (!CREATED.contains(prefix() + topic)) {
            createNow(prefix() + topic);
            CREATED.add(prefix() + topic);
        }
    }

    private static void createNow(String name) {
        try (var admin = Admin.create(client())) {
            var wanted = new NewTopic(name, 6, (short) 1);
            admin.createTopics(Set.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("no topic " + name, e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("no topic " + name, e);
        }
    }

    private static KafkaProducer<String, String> producer(String broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static RecordHeaders headers(String id, String type) {
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        "fr.rentree." + type,
                        "ce_source",
                        "/tests",
                        "ce_time",
                        Instant.EPOCH.toString(),
                        "content-type",
                        "application/json")
                .forEach(
                        (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker());
    }

    private static String broker() {
        return System.getProperty(RentreeStack.KAFKA);
    }

    private static String prefix() {
        return System.getProperty(RentreeStack.TOPIC_PREFIX);
    }
}
