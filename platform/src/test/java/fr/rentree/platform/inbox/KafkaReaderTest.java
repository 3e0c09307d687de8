package fr.rentree.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// An instance that was killed says nothing to Kafka: here a reader that is left alone.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class KafkaReaderTest {

    private static final String TOPIC = "reader.coming-back";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    @ConfigProperty(name = "rentree.kafka")
    String kafka;

    @Inject
    @ConfigProperty(name = "rentree.events.topic-prefix")
    String prefix;

    @Test
    void a_killed_instance_that_has_a_name_has_its_events_again_at_once() {
        var source = new KafkaReader.Source(kafka, prefix, "reader-" + UUID.randomUUID());
        Topics.publish(TOPIC, "key", "reader.before.v1", "{}");
        var killed = new KafkaReader(source, Set.of(TOPIC), named());
        await().atMost(SOON).until(() -> killed.poll().count() == 1);
        killed.commit();

        Topics.publish(TOPIC, "key", "reader.after.v1", "{}");
        try (var again = new KafkaReader(source, Set.of(TOPIC), named())) {
            var event = await().atMost(SOON).until(again::poll, found -> !found.isEmpty());
            assertThat(again.event(event.iterator().next()).type()).isEqualTo("reader.after.v1");
        }
    }

    /// Without its name it would wait for a minute.
    private static InboxConfig named() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(InboxConfig.class)
                .withDefaultValue("rentree.inbox.silence", "60s")
                .withDefaultValue("rentree.inbox.member", "the-only-one")
                .build()
                .getConfigMapping(InboxConfig.class);
    }
}
