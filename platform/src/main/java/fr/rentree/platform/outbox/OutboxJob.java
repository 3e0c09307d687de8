package fr.rentree.platform.outbox;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The relay: publishes what is owed, in order per key, and deletes it once Kafka has it.
///
/// Killed at any step, it publishes again what was not deleted: consumers apply an event once.
@ApplicationScoped
class OutboxJob {

    private static final Logger LOG = Logger.getLogger(OutboxJob.class);

    private final OutboxRepository outbox;
    private final OutboxConfig config;
    private final String kafka;
    private final String topicPrefix;
    private final String service;
    private volatile boolean stopping;
    private @Nullable Thread relay;

    OutboxJob(
            OutboxRepository outbox,
            OutboxConfig config,
            @ConfigProperty(name = "rentree.kafka") String kafka,
            @ConfigProperty(name = "rentree.events.topic-prefix", defaultValue = "")
                    java.util.Optional<String> topicPrefix,
            @ConfigProperty(name = "rentree.service") String service) {
        this.outbox = outbox;
        this.config = config;
        this.kafka = kafka;
        this.topicPrefix = topicPrefix.orElse("");
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
        relay = Thread.ofPlatform().name("outbox-relay").daemon().start(this::relay);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (relay != null) {
            relay.interrupt();
            relay.join(Duration.ofSeconds(5));
        }
    }

    private void relay() {
        while (!stopping) {
            try (var kafkaWriter = new KafkaWriter(kafka, topicPrefix, service, config)) {
                while (!stopping) {
                    if (publish(kafkaWriter) < config.batch()) {
                        Thread.sleep(config.pause());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!stopping) {
                    LOG.warnf("events wait in the outbox, trying again: %s", e.toString());
                    pauseAfterFailure();
                }
            }
        }
    }

    /// Publishes one batch and returns its size; nothing while another replica leads.
    int publish(KafkaWriter writer) throws Exception {
        return Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew()
                        .timeout(60)
                        .call(() -> outbox.lead() ? publishClaimed(writer) : 0));
    }

    private int publishClaimed(KafkaWriter writer) throws Exception {
        List<OutboxEvent> events = outbox.claim(config.batch());
        if (events.isEmpty()) {
            return 0;
        }
        var outcome = writer.write(events);
        outcome.stuck()
                .forEach((event, reason) -> {
                    LOG.errorf(
                            "event stuck event=%s type=%s key=%s: %s",
                            event.event(), event.type(), event.key(), reason);
                    outbox.markStuck(event, reason);
                });
        outbox.delete(outcome.published());
        return outcome.published().size();
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(config.pauseAfterFailure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
