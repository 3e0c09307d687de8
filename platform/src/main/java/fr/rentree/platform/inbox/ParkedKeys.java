package fr.rentree.platform.inbox;

import fr.rentree.platform.inbox.ReceivedEvent.Lane;
import fr.rentree.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/// Replays keys that were set aside, once their cause is mended.
@ApplicationScoped
public class ParkedKeys {

    private final Inbox inbox;
    private final Instance<EventConsumer> consumers;

    ParkedKeys(Inbox inbox, @Any Instance<EventConsumer> consumers) {
        this.inbox = inbox;
        this.consumers = consumers;
    }

    /// Applies everything that waits under a key, in order.
    ///
    /// @return how many events were applied
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the service has no such
    ///   consumer
    public int replay(String consumer, String topic, String key) {
        return consumers.stream()
                .filter(candidate -> Inbox.nameOf(candidate).equals(consumer))
                .findFirst()
                .map(found -> inbox.replay(found, new Lane(topic, key)))
                .orElseThrow(() ->
                        Problem.notFound(
                                "unknown-consumer",
                                "No consumer " + consumer + " in this service."));
    }
}
