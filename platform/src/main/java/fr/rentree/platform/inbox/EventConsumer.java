package fr.rentree.platform.inbox;

import java.util.List;
import java.util.Set;

/// What a service does with events of others: a bean that the inbox calls within a transaction.
///
/// The inbox keeps the order of a key, applies a fact once however often it comes, and sets a key
/// aside whose event cannot be applied. Throw to refuse an event: nothing is swallowed.
public interface EventConsumer {

    Set<String> topics();

    /// True when the topics carry state: events are then not remembered, and the consumer itself
    /// ignores a version that is not newer than what it has.
    default boolean carriesState() {
        return false;
    }

    void receive(ReceivedEvent event);

    /// Several events in their order, in one transaction; override it to write them as a set.
    default void receiveAll(List<ReceivedEvent> events) {
        events.forEach(this::receive);
    }
}
