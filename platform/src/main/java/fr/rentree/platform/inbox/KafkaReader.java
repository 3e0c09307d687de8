package fr.rentree.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads CloudEvents in binary mode for the consumer group of one service.
class KafkaReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final String TYPE_PREFIX = "fr.rentree.";

    record Source(String bootstrapServers, String topicPrefix, String service) {}

    private final KafkaConsumer<String, String> consumer;
    private final Source source;

    KafkaReader(Source source, Set<String> topics, InboxConfig config) {
        this.source = source;
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrapServers());
        settings.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                source.topicPrefix() + "rentree-" + source.service());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, source.service() + "-inbox");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        settings.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.silence().toMillis()));
        // A topic that its publisher has yet to create is found soon after.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        config.member()
                .ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        this.consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(
                topics.stream().map(t -> source.topicPrefix() + t).collect(Collectors.toSet()));
    }

    ConsumerRecords<String, String> poll() {
        return consumer.poll(WAIT);
    }

    void commit() {
        consumer.commitSync();
    }

    /// An event without an id of its own gets one from its place, so that it still counts once.
    ReceivedEvent event(ConsumerRecord<String, String> record) {
        String place = record.topic() + "/" + record.partition() + "/" + record.offset();
        return new ReceivedEvent(
                id(header(record, "ce_id", ""), place),
                record.topic().substring(source.topicPrefix().length()),
                record.key() == null ? "" : record.key(),
                type(header(record, "ce_type", "")),
                Instant.ofEpochMilli(record.timestamp()),
                record.value());
    }

    private static UUID id(String header, String place) {
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String type(String header) {
        return header.startsWith(TYPE_PREFIX) ? header.substring(TYPE_PREFIX.length()) : header;
    }

    private static String header(
            ConsumerRecord<String, String> record, String name, String absent) {
        var header = record.headers().lastHeader(name);
        return header == null ? absent : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
