package fr.rentree.sync.roster;

import fr.rentree.platform.caller.RosterChanged;
import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps our copy of the roster: the latest state of each key, written as a set.
@ApplicationScoped
class RosterConsumer implements EventConsumer {

    private record Versioned(long version) {}

    private static final String PERSONS = "identity.persons";
    private static final String ESTABLISHMENTS = "identity.establishments";
    private static final String GROUPS = "identity.groups";

    private final RosterRepository roster;
    private final Event<RosterChanged> changes;
    private final Clock clock;

    RosterConsumer(RosterRepository roster, Event<RosterChanged> changes, Clock clock) {
        this.roster = roster;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Set<String> topics() {
        return Set.of(PERSONS, ESTABLISHMENTS, GROUPS);
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
        forget(events.stream().filter(ReceivedEvent::isRemoval).toList());
        var latest = new LinkedHashMap<String, ReceivedEvent>();
        for (ReceivedEvent event : events) {
            String key = event.topic() + "/" + event.key();
            if (event.isRemoval()) {
                latest.remove(key);
            } else {
                latest.merge(key, event, RosterConsumer::newer);
            }
        }
        keep(latest.values());
        changes.fire(
                new RosterChanged(
                        keys(events, PERSONS).stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet())));
    }

    private static ReceivedEvent newer(ReceivedEvent one, ReceivedEvent other) {
        return version(one) > version(other) ? one : other;
    }

    private static long version(ReceivedEvent event) {
        return event.as(Versioned.class).version();
    }

    private void keep(Collection<ReceivedEvent> events) {
        roster.keepPersons(read(events, PERSONS, PersonEvent.class), clock.instant());
        roster.keepEstablishments(read(events, ESTABLISHMENTS, EstablishmentEvent.class));
        roster.keepGroups(read(events, GROUPS, GroupEvent.class));
    }

    private void forget(Collection<ReceivedEvent> events) {
        roster.forgetPersons(keys(events, PERSONS));
        roster.forgetEstablishments(keys(events, ESTABLISHMENTS));
        roster.forgetGroups(keys(events, GROUPS));
    }

    private static <T> List<T> read(
            Collection<ReceivedEvent> events, String topic, Class<T> shape) {
        return events.stream()
                .filter(event -> event.topic().equals(topic))
                .map(event -> event.as(shape))
                .toList();
    }

    private static List<String> keys(Collection<ReceivedEvent> events, String topic) {
        return events.stream()
                .filter(event -> event.topic().equals(topic))
                .map(ReceivedEvent::key)
                .toList();
    }
}
