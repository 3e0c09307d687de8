package fr.rentree.sync.devices;

import fr.rentree.platform.caller.RosterChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.UUID;

/// Ends every session that people have open who lost a device, as the one on it cannot be told from
/// the others.
@ApplicationScoped
class SessionDesk {

    private final SessionRepository sessions;
    private final Event<RosterChanged> changes;

    SessionDesk(SessionRepository sessions, Event<RosterChanged> changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    @Transactional(TxType.MANDATORY)
    void end(Set<UUID> persons) {
        if (!persons.isEmpty()) {
            sessions.end(persons);
            changes.fire(new RosterChanged(persons));
        }
    }
}
