package fr.rentree.testsupport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The topics of the running test, written and read as another service would.
public final class Topics {

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
        try (var producer =
                new KafkaProducer<>(
                        client("acks", "all"), new StringSerializer(), new StringSerializer())) {
            producer.send(event).get();
            return id;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not published to " + topic, e);
        }
    }

    /// Everything that stands on the topic now, partition by partition, in order.
    public static List<TopicRecord> read(String topic) {
        create(topic);
        var settings = client("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions =
                    consumer.partitionsFor(prefix() + topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<TopicRecord>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> records.add(record(topic, r)));
            }
            return records;
        }
    }

    /// Creates the topic when nobody has; the service itself may do so at the same moment.
    public static void create(String topic) {
        try (var admin = Admin.create(client("client.id", "tests"))) {
            var wanted = new NewTopic(prefix() + topic, 6, (short) 1);
            admin.createTopics(Set.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("no topic " + topic, e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("no topic " + topic, e);
        }
    }

    private static TopicRecord record(String topic, ConsumerRecord<String, String> record) {
        return new TopicRecord(
                topic,
                record.partition(),
                record.key(),
                header(record, "ce_id"),
                header(record, "ce_type"),
                record.value());
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
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

    private static Map<String, Object> client(String name, Object value) {
        return Map.of("bootstrap.servers", System.getProperty(RentreeStack.KAFKA), name, value);
    }

    private static String prefix() {
        return System.getProperty(RentreeStack.TOPIC_PREFIX);
    }
}
