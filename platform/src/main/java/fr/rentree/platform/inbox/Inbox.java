package fr.rentree.platform.inbox;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.ReceivedEvent.Lane;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/// Applies events of others: each fact once, in the order of its key, a poisoned key set aside.
///
/// A batch is one transaction. When it fails, its events are applied one by one, so that only what
/// cannot be applied is held up, with everything of the same key behind it.
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final InboxRepository inbox;
    private final InboxConfig config;

    Inbox(InboxRepository inbox, InboxConfig config) {
        this.inbox = inbox;
        this.config = config;
    }

    /// Takes events in for one consumer, in their order.
    ///
    /// @throws InterruptedException when the service stops meanwhile; nothing is then half-applied
    void take(EventConsumer consumer, List<ReceivedEvent> events) throws InterruptedException {
        try {
            inTransaction(() -> apply(consumer, events));
        } catch (RuntimeException e) {
            if (events.size() > 1) {
                LOG.debugf("one by one after: %s", e.toString());
            }
            for (ReceivedEvent event : events) {
                takeAlone(consumer, event);
            }
        }
    }

    private void takeAlone(EventConsumer consumer, ReceivedEvent event)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                inTransaction(() -> apply(consumer, List.of(event)));
                return;
            } catch (RuntimeException e) {
                if (attempt >= config.tries() && databaseAnswers()) {
                    setAside(consumer, event, e);
                    return;
                }
                Thread.sleep(config.pause());
            }
        }
    }

    private int apply(EventConsumer consumer, List<ReceivedEvent> events) {
        String name = nameOf(consumer);
        var parked = inbox.parkedLanes(name);
        var open = new ArrayList<ReceivedEvent>();
        for (ReceivedEvent event : events) {
            if (parked.contains(event.lane())) {
                inbox.park(name, event, "waits behind an earlier event of its key");
            } else {
                open.add(event);
            }
        }
        List<ReceivedEvent> fresh =
                consumer.carriesState() || open.isEmpty() ? open : inbox.remember(name, open);
        if (!fresh.isEmpty()) {
            consumer.receiveAll(fresh);
            inbox.count(fresh.size());
        }
        return fresh.size();
    }

    private void setAside(EventConsumer consumer, ReceivedEvent event, RuntimeException reason) {
        LOG.errorf(
                reason,
                "key parked consumer=%s topic=%s key=%s event=%s type=%s",
                nameOf(consumer),
                event.topic(),
                event.key(),
                event.id(),
                event.type());
        inTransaction(() -> {
            inbox.park(nameOf(consumer), event, String.valueOf(reason));
            return 1;
        });
    }

    /// Applies what was set aside for a key, in order, and stops at the first that still fails.
    ///
    /// @return how many were applied
    int replay(EventConsumer consumer, Lane lane) {
        String name = nameOf(consumer);
        int applied = 0;
        for (ReceivedEvent event : inTransaction(() -> inbox.parked(name, lane))) {
            inTransaction(() -> {
                inbox.unpark(name, event);
                boolean known =
                        !consumer.carriesState() && inbox.remember(name, List.of(event)).isEmpty();
                if (!known) {
                    consumer.receiveAll(List.of(event));
                    inbox.count(1);
                }
                return 1;
            });
            applied++;
        }
        return applied;
    }

    private boolean databaseAnswers() {
        try {
            return inTransaction(inbox::answers);
        } catch (RuntimeException e) {
            LOG.warnf("events wait for PostgreSQL: %s", e.toString());
            return false;
        }
    }

    int forgetOld() {
        return inTransaction(() -> inbox.forget(config.memory()));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return Tenancy.platformWide(
                () -> QuarkusTransaction.requiringNew().timeout(120).call(work));
    }

    /// The class as it was written, whatever the container wrapped around it.
    static String nameOf(EventConsumer consumer) {
        String name = ClientProxy.unwrap(consumer).getClass().getSimpleName();
        return name.endsWith("_Subclass") ? name.substring(0, name.length() - 9) : name;
    }
}
