package fr.rentree.platform.outbox;

import fr.rentree.platform.outbox.OutboxEvent.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends events to Kafka as CloudEvents in binary mode, and says of each whether it arrived.
class KafkaWriter implements AutoCloseable {

    private final KafkaProducer<String, String> producer;
    private final String topicPrefix;
    private final String source;

    KafkaWriter(String bootstrapServers, String topicPrefix, String service, OutboxConfig config) {
        this.topicPrefix = topicPrefix;
        this.source = "/" + service;
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service + "-outbox",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        1,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        config.patience().toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) config.patience().toMillis() / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) config.patience().toMillis());
        this.producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /// What became of a batch: published, or never acceptable (with the reason).
    record Outcome(List<OutboxEvent> published, Map<OutboxEvent, String> stuck) {}

    /// Sends in order and waits for every acknowledgement.
    ///
    /// Behind an event that Kafka will never take, the rest of its key stays unsent. A fault that
    /// may pass (Kafka down, slow) is thrown: the whole batch is then owed still.
    Outcome write(List<OutboxEvent> events) throws InterruptedException, ExecutionException {
        var underWay = new LinkedHashMap<OutboxEvent, Future<RecordMetadata>>();
        var stuck = new HashMap<OutboxEvent, String>();
        var closed = new HashSet<Lane>();
        for (OutboxEvent event : events) {
            if (closed.contains(event.lane())) {
                continue;
            }
            Future<RecordMetadata> sending = producer.send(record(event));
            if (sending.state() == Future.State.FAILED
                    && sending.exceptionNow() instanceof RecordTooLargeException tooLarge) {
                stuck.put(event, String.valueOf(tooLarge.getMessage()));
                closed.add(event.lane());
            } else {
                underWay.put(event, sending);
            }
        }
        producer.flush();
        for (Future<RecordMetadata> sending : underWay.values()) {
            sending.get();
        }
        return new Outcome(new ArrayList<>(underWay.keySet()), stuck);
    }

    private ProducerRecord<String, String> record(OutboxEvent event) {
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.event().toString(),
                        "ce_type",
                        "fr.rentree." + event.type(),
                        "ce_source",
                        source,
                        "ce_time",
                        event.occurredAt().toString(),
                        "content-type",
                        "application/json")
                .forEach(
                        (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(
                topicPrefix + event.topic(), null, event.key(), event.payload(), headers);
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(2));
    }
}
