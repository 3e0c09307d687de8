package fr.rentree.distribution.roster;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps the copy of the roster: takes the newest state of each key, ignores older ones.
@ApplicationScoped
class RosterConsumer implements EventConsumer {

    private static final String ESTABLISHMENTS = "identity.establishments";
    private static final String PERSONS = "identity.persons";
    private static final String GROUPS = "identity.groups";

    private final RosterCopyRepository copy;

    RosterConsumer(RosterCopyRepository copy) {
        this.copy = copy;
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

    /// A batch is written in a few statements, whatever its size: the first start reads everybody.
    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        var newest = new LinkedHashMap<String, ReceivedEvent>();
        events.forEach(event -> newest.put(event.topic() + " " + event.key(), event));
        for (String topic : topics()) {
            var told = newest.values().stream().filter(e -> e.topic().equals(topic)).toList();
            var gone = told.stream().filter(ReceivedEvent::isRemoval).map(ReceivedEvent::key);
            var here = told.stream().map(ReceivedEvent::json).filter(Objects::nonNull);
            apply(topic, gone.toList(), "[" + here.collect(Collectors.joining(",")) + "]");
        }
    }

    private void apply(String topic, List<String> gone, String states) {
        switch (topic) {
            case ESTABLISHMENTS -> {
                copy.forgetEstablishments(gone);
                copy.rememberEstablishments(states);
            }
            case PERSONS -> {
                copy.forgetPersons(gone);
                copy.rememberPersons(states);
            }
            case GROUPS -> {
                copy.forgetGroups(gone);
                copy.rememberGroups(states);
            }
            default -> throw new IllegalArgumentException("not one of our topics: " + topic);
        }
    }
}
