package fr.rentree.licence.downloads;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Learns which tablet was handed to whom: it takes no place of its person's quota.
@ApplicationScoped
public class TabletConsumer implements EventConsumer {

    private final TabletRepository tablets;
    private final Clock clock;

    TabletConsumer(TabletRepository tablets, Clock clock) {
        this.tablets = tablets;
        this.clock = clock;
    }

    @Override
    public Set<String> topics() {
        return Set.of("distribution.tablets");
    }

    @Override
    public void receive(ReceivedEvent event) {
        receiveAll(List.of(event));
    }

    /// Other news of tablets changes nobody's downloads.
    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        var handovers =
                events.stream()
                        .filter(event -> event.type().equals(TabletHandedOver.TYPE))
                        .map(event -> event.as(TabletHandedOver.class))
                        .toList();
        if (!handovers.isEmpty()) {
            tablets.put(handovers, clock.instant());
        }
    }
}
