package fr.rentree.platform.outbox;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Creates the topics that this service publishes, and goes on trying while Kafka is away.
@ApplicationScoped
class TopicCreator {

    private static final Logger LOG = Logger.getLogger(TopicCreator.class);

    /// How topics are made.
    @ConfigMapping(prefix = "rentree.topics")
    interface TopicsConfig {

        /// Partitions of a new topic: how many replicas of a consumer can share it.
        @WithDefault("6")
        int partitions();

        /// Copies of each partition; one on a single machine, three in production.
        @WithDefault("1")
        short replicas();

        /// How long a fact stays readable.
        @WithDefault("P90D")
        Duration factRetention();

        /// After this, a replaced state or a removed name is gone from Kafka too.
        @WithDefault("P7D")
        Duration compactionLag();
    }

    private final Instance<TopicDeclaration> declarations;
    private final TopicsConfig config;
    private final String kafka;
    private final String prefix;

    TopicCreator(
            @Any Instance<TopicDeclaration> declarations,
            TopicsConfig config,
            @ConfigProperty(name = "rentree.kafka") String kafka,
            @ConfigProperty(name = "rentree.events.topic-prefix") Optional<String> prefix) {
        this.declarations = declarations;
        this.config = config;
        this.kafka = kafka;
        this.prefix = prefix.orElse("");
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("topic-creator").start(this::createUntilDone);
    }

    private void createUntilDone() {
        var missing = new ArrayList<>(declarations.stream().map(this::topic).toList());
        while (!missing.isEmpty()) {
            try (var admin =
                    Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
                create(admin, missing);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
                LOG.warnf("topics wait for Kafka: %s", e.toString());
            }
        }
    }

    private static void create(Admin admin, List<NewTopic> missing)
            throws ExecutionException, InterruptedException {
        for (NewTopic topic : List.copyOf(missing)) {
            try {
                admin.createTopics(List.of(topic)).all().get();
                LOG.infof("topic created topic=%s", topic.name());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
            missing.remove(topic);
        }
    }

    private NewTopic topic(TopicDeclaration declaration) {
        var topic =
                new NewTopic(prefix + declaration.name(), config.partitions(), config.replicas());
        if (declaration.compacted()) {
            String lag = String.valueOf(config.compactionLag().toMillis());
            return topic.configs(
                    Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, lag,
                            TopicConfig.DELETE_RETENTION_MS_CONFIG, lag,
                            TopicConfig.SEGMENT_MS_CONFIG, lag));
        }
        return topic.configs(
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(config.factRetention().toMillis())));
    }
}
