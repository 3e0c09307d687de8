package fr.rentree.licence;

import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/// What this service has told of one school, as others would read it.
public final class Events {

    private Events() {}

    /// The payloads of one type, in their order; now, without waiting.
    public static List<String> of(String topic, String uai, String name) {
        return all(topic, uai).stream()
                .filter(event -> event.type().equals("fr.rentree.licence." + name + ".v1"))
                .map(event -> Objects.requireNonNull(event.json()))
                .toList();
    }

    /// The same once there are at least so many.
    public static List<String> await(String topic, String uai, String name, int number) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> of(topic, uai, name), events -> events.size() >= number);
    }

    /// Every event of the school, in order.
    public static List<TopicRecord> all(String topic, String uai) {
        return Topics.read(topic).stream().filter(event -> event.key().equals(uai)).toList();
    }
}
