package fr.rentree.licence.roster;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Keeps the copy of the roster: whole batches at a time, older versions ignored.
@ApplicationScoped
public class RosterConsumer implements EventConsumer {

    private static final String ESTABLISHMENTS = "identity.establishments";
    private static final String PERSONS = "identity.persons";
    private static final String GROUPS = "identity.groups";

    private final RosterRepository roster;
    private final Event<PersonsForgotten> forgotten;

    RosterConsumer(RosterRepository roster, Event<PersonsForgotten> forgotten) {
        this.roster = roster;
        this.forgotten = forgotten;
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

    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        var establishments = new LatestState<>(EstablishmentEvent::version);
        var persons = new LatestState<>(PersonEvent::version);
        var groups = new LatestState<>(GroupEvent::version);
        for (ReceivedEvent event : events) {
            switch (event.topic()) {
                case ESTABLISHMENTS -> fold(event, establishments, EstablishmentEvent.class);
                case PERSONS -> fold(event, persons, PersonEvent.class);
                case GROUPS -> fold(event, groups, GroupEvent.class);
                default -> throw new IllegalArgumentException("not ours: " + event.topic());
            }
        }
        roster.putEstablishments(establishments);
        if (!persons.removals().isEmpty()) {
            forgotten.fire(
                    new PersonsForgotten(
                            persons.removals().stream().map(UUID::fromString).toList()));
        }
        roster.putPersons(persons);
        roster.putGroups(groups);
    }

    private static <T> void fold(ReceivedEvent event, LatestState<T> state, Class<T> shape) {
        if (event.isRemoval()) {
            state.remove(event.key());
        } else {
            state.update(event.key(), event.as(shape));
        }
    }
}
