package fr.rentree.sync.deadlines;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Keeps the deadlines: the latest state of each school and year, written as a set.
@ApplicationScoped
class DeadlineConsumer implements EventConsumer {

    private final DeadlineRepository deadlines;

    DeadlineConsumer(DeadlineRepository deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> topics() {
        return Set.of("rollover.deadlines");
    }

    @Override
    public boolean carriesState() {
        return true;
    }

    @Override
    public void receive(ReceivedEvent event) {
        receiveAll(List.of(event));
    }

    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        var latest = new LinkedHashMap<String, DeadlineEvent>();
        for (ReceivedEvent event : events) {
            if (event.isRemoval()) {
                latest.remove(event.key());
            } else {
                latest.merge(event.key(), event.as(DeadlineEvent.class), DeadlineConsumer::newer);
            }
        }
        deadlines.forget(
                events.stream().filter(ReceivedEvent::isRemoval).map(ReceivedEvent::key).toList());
        deadlines.keep(latest.values());
    }

    private static DeadlineEvent newer(DeadlineEvent one, DeadlineEvent other) {
        return one.version() > other.version() ? one : other;
    }
}
