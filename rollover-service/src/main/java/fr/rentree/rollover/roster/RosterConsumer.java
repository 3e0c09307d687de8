package fr.rentree.rollover.roster;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes in what identity says of schools, people and groups: the newest version wins.
@ApplicationScoped
class RosterConsumer implements EventConsumer {

    private static final String ESTABLISHMENTS = "identity.establishments";
    private static final String PERSONS = "identity.persons";
    private static final String GROUPS = "identity.groups";

    private final RosterRepository roster;

    RosterConsumer(RosterRepository roster) {
        this.roster = roster;
    }

    @Override
    public Set<String> topics() {
        return Set.of(ESTABLISHMENTS, PERSONS, GROUPS);
    }

    @Override
    public boolean carriesState() {
        return true;
    }

    @Override
    public void receive(ReceivedEvent event) {
        receiveAll(List.of(event));
    }

    /// Of one key only the last event counts: each carries the whole state.
    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        events.stream().map(ReceivedEvent::topic).distinct().forEach(topic -> take(topic, events));
    }

    private void take(String topic, List<ReceivedEvent> events) {
        Map<String, ReceivedEvent> lastOfKey = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.topic().equals(topic))
                .forEach(event -> lastOfKey.put(event.key(), event));
        var last = lastOfKey.values();
        var removed =
                last.stream().filter(ReceivedEvent::isRemoval).map(ReceivedEvent::key).toList();
        write(topic, removed, last.stream().filter(event -> !event.isRemoval()).toList());
    }

    private void write(String topic, List<String> removed, List<ReceivedEvent> updated) {
        switch (topic) {
            case ESTABLISHMENTS -> {
                roster.removeEstablishments(removed);
                roster.saveEstablishments(read(updated, EstablishmentEvent.class));
            }
            case PERSONS -> {
                roster.removePersons(removed);
                roster.savePersons(read(updated, PersonEvent.class));
            }
            default -> {
                roster.removeGroups(removed);
                roster.saveGroups(read(updated, GroupEvent.class));
            }
        }
    }

    private static <T> List<T> read(List<ReceivedEvent> events, Class<T> shape) {
        return events.stream().map(event -> event.as(shape)).toList();
    }
}
