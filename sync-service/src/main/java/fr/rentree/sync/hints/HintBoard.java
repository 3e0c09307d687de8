package fr.rentree.sync.hints;

import fr.rentree.platform.caller.RosterChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Who listens, and where they are told that an owner's notes changed.
@ApplicationScoped
public class HintBoard {

    private final ConcurrentHashMap<UUID, Set<Listener>> listeners = new ConcurrentHashMap<>();

    /// Tells the owner's devices, once the change is committed.
    public void changed(UUID owner, long seq) {
        of(owner).forEach(listener -> listener.tell(seq));
    }

    /// Tells the owner's devices where the owner stands; what they know is not said again.
    void stands(Standing standing) {
        of(standing.owner())
                .forEach(listener -> {
                    listener.tell(standing.seq());
                    listener.tellRights(standing.rights());
                });
    }

    void join(Listener listener) {
        listeners.compute(
                listener.owner(),
                (_, those) -> {
                    Set<Listener> now = those == null ? ConcurrentHashMap.newKeySet() : those;
                    now.add(listener);
                    return now;
                });
    }

    void leave(Listener listener) {
        listeners.computeIfPresent(
                listener.owner(),
                (_, those) -> {
                    those.remove(listener);
                    return those.isEmpty() ? null : those;
                });
    }

    Set<UUID> owners() {
        return Set.copyOf(listeners.keySet());
    }

    void each(Consumer<Listener> work) {
        listeners.values().forEach(those -> those.forEach(work));
    }

    void endOlderThan(Instant moment) {
        each(listener -> {
            if (listener.since().isBefore(moment)) {
                listener.end();
            }
        });
    }

    /// Whoever the roster says something new of has to show again that they may listen.
    void ask(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterChanged change) {
        change.persons().forEach(person -> of(person).forEach(Listener::end));
    }

    private List<Listener> of(UUID owner) {
        return List.copyOf(listeners.getOrDefault(owner, Set.of()));
    }
}
