package fr.rentree.sync.assignments;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Keeps the reading rights as licence-service tells of seats.
@ApplicationScoped
class AssignmentConsumer implements EventConsumer {

    private static final Logger LOG = Logger.getLogger(AssignmentConsumer.class);

    /// What we read of `licence.seat-taken-back.v1`.
    private record TakenBackEvent(UUID assignment, String reason) {}

    private final ReadingRightRepository rights;
    private final Event<RenewalCompleted> renewals;
    private final Event<RightsGiven> openings;
    private final Event<RightsChanged> changes;

    AssignmentConsumer(
            ReadingRightRepository rights,
            Event<RenewalCompleted> renewals,
            Event<RightsGiven> openings,
            Event<RightsChanged> changes) {
        this.rights = rights;
        this.renewals = renewals;
        this.openings = openings;
        this.changes = changes;
    }

    @Override
    public Set<String> topics() {
        return Set.of("licence.assignments");
    }

    @Override
    public void receive(ReceivedEvent event) {
        receiveAll(List.of(event));
    }

    /// Seats are gathered and written as sets; what comes next to a seat of the set, or depends on
    /// all of it, has the set written first.
    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        var given = new LinkedHashMap<UUID, SeatEvent>();
        var takenBack = new LinkedHashMap<UUID, TakenBackSeat>();
        var concerned = new HashSet<UUID>();
        for (ReceivedEvent event : events) {
            switch (event.type()) {
                case "licence.seat-assigned.v1", "licence.seat-renewed.v1" -> {
                    var seat = event.as(SeatEvent.class);
                    if (takenBack.containsKey(seat.assignment())) {
                        concerned.addAll(flush(given, takenBack));
                    }
                    given.put(seat.assignment(), seat);
                }
                case "licence.seat-taken-back.v1" -> {
                    var seat = event.as(TakenBackEvent.class);
                    var end = new TakenBackSeat(seat.assignment(), event.time(), seat.reason());
                    takenBack.putIfAbsent(seat.assignment(), end);
                }
                case "licence.renewal-completed.v1" -> {
                    concerned.addAll(flush(given, takenBack));
                    renewals.fire(event.as(RenewalCompleted.class));
                }
                default -> LOG.infof("not ours type=%s event=%s", event.type(), event.id());
            }
        }
        concerned.addAll(flush(given, takenBack));
        if (!concerned.isEmpty()) {
            changes.fire(new RightsChanged(concerned));
        }
    }

    /// Writes what was gathered; returns whose it is.
    private Set<UUID> flush(Map<UUID, SeatEvent> given, Map<UUID, TakenBackSeat> takenBack) {
        var concerned = new HashSet<UUID>();
        if (!given.isEmpty()) {
            rights.give(List.copyOf(given.values()));
            given.values().stream().map(SeatEvent::person).forEach(concerned::add);
            openings.fire(new RightsGiven(List.copyOf(concerned)));
        }
        if (!takenBack.isEmpty()) {
            concerned.addAll(rights.takeBack(List.copyOf(takenBack.values())));
        }
        given.clear();
        takenBack.clear();
        return concerned;
    }
}
