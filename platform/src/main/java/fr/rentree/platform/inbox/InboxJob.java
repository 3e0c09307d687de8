package fr.rentree.platform.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes events from Kafka to the inbox, and tells Kafka how far it is only afterwards.
@ApplicationScoped
class InboxJob {

    private static final Logger LOG = Logger.getLogger(InboxJob.class);

    private final Inbox inbox;
    private final List<EventConsumer> consumers;
    private final InboxConfig config;
    private final KafkaReader.Source source;
    private volatile boolean stopping;
    private @Nullable Thread reader;

    InboxJob(
            Inbox inbox,
            @Any Instance<EventConsumer> consumers,
            InboxConfig config,
            @ConfigProperty(name = "rentree.kafka") String kafka,
            @ConfigProperty(name = "rentree.events.topic-prefix") Optional<String> topicPrefix,
            @ConfigProperty(name = "rentree.service") String service) {
        this.inbox = inbox;
        this.consumers = consumers.stream().toList();
        this.config = config;
        this.source = new KafkaReader.Source(kafka, topicPrefix.orElse(""), service);
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
        if (config.enabled() && !consumers.isEmpty()) {
            reader = Thread.ofPlatform().name("inbox").daemon().start(this::read);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (reader != null) {
            reader.interrupt();
            reader.join(Duration.ofSeconds(5));
        }
    }

    private void read() {
        var topics =
                consumers.stream().flatMap(c -> c.topics().stream()).collect(Collectors.toSet());
        while (!stopping) {
            try (var kafka = new KafkaReader(source, topics, config)) {
                while (!stopping) {
                    take(kafka, kafka.poll());
                    kafka.commit();
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("reading again from the last commit: %s", e.toString());
                    pause();
                }
            }
        }
    }

    private void take(KafkaReader kafka, ConsumerRecords<String, String> records)
            throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        List<ReceivedEvent> events =
                StreamSupport.stream(records.spliterator(), false)
                        .map((ConsumerRecord<String, String> record) -> kafka.event(record))
                        .toList();
        for (EventConsumer consumer : consumers) {
            var own = events.stream().filter(e -> consumer.topics().contains(e.topic())).toList();
            if (!own.isEmpty()) {
                inbox.take(consumer, own);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(cron = "0 17 3 * * ?")
    void forgetOld() {
        LOG.infof("inbox forgot events=%d", inbox.forgetOld());
    }
}
