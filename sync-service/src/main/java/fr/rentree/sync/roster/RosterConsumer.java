package fr.rentree.sync.roster;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps our copy of the roster: the latest state of each key, written as a set.
@ApplicationScoped
class RosterConsumer implements EventConsumer {

    private static final String PERSONS = "identity.persons";
    private static final String ESTABLISHMENTS = "identity.establishments";
    private static final String GROUPS = "identity.groups";

    private final RosterRepository roster;

    RosterConsumer(RosterRepository roster) {
        this.roster = roster;
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
        var latest = new LinkedHashMap<String, ReceivedEvent>();
        events.forEach(event -> latest.put(event.topic() + "/" + event.key(), event));
        Map<Boolean, List<ReceivedEvent>> removed =
                latest.values().stream()
                        .collect(Collectors.partitioningBy(ReceivedEvent::isRemoval));
        keep(removed.getOrDefault(false, List.of()));
        forget(removed.getOrDefault(true, List.of()));
    }

    private void keep(Collection<ReceivedEvent> events) {
        roster.keepPersons(read(events, PERSONS, PersonEvent.class));
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
