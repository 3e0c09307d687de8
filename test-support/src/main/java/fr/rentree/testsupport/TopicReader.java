package fr.rentree.testsupport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads one topic from its beginning, and remembers what it has read.
final class TopicReader {

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final String topic;
    private final List<TopicRecord> records = new ArrayList<>();

    /// @param name of the topic in Kafka
    /// @param topic what tests call it
    TopicReader(Map<String, Object> client, String name, String topic) {
        this.topic = topic;
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
        partitions =
                consumer.partitionsFor(name).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Everything that stands on the topic now.
    synchronized List<TopicRecord> read() {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(r -> records.add(record(r)));
        }
        return List.copyOf(records);
    }

    private TopicRecord record(ConsumerRecord<String, String> record) {
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
}
