package fr.rentree.licence.subscriptions;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Opens the subscriptions of orders and documents, with their seats, and tells everybody.
@ApplicationScoped
public class SubscriptionDesk {

    private final SubscriptionRepository subscriptions;
    private final Outbox outbox;
    private final Clock clock;

    SubscriptionDesk(SubscriptionRepository subscriptions, Outbox outbox, Clock clock) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Opens the lines of these purchases; the resources are those of the lines, as the catalogue
    /// knows them.
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(Map<Purchase, List<Terms>> purchases, Map<ResourceId, Resource> resources) {
        if (purchases.values().stream().flatMap(List::stream).anyMatch(Terms::isForEverybody)) {
            subscriptions.lockEverybody();
        }
        var opened = subscriptions.open(purchases, clock.instant()).iterator();
        var events = new ArrayList<SubscriptionOpened>();
        purchases.forEach((purchase, lines) -> {
            for (Terms terms : lines) {
                var resource = resources.get(terms.resource());
                if (resource == null) {
                    throw new IllegalArgumentException("unknown resource " + terms.resource());
                }
                events.add(event(opened.next(), purchase, terms, resource));
            }
        });
        outbox.appendAll(events);
    }

    private static SubscriptionOpened event(
            OpenedSubscription opened, Purchase purchase, Terms terms, Resource resource) {
        return new SubscriptionOpened(
                opened.subscription(),
                purchase.source() instanceof Purchase.OfOrder(var order) ? order : null,
                purchase.school().value(),
                resource.id(),
                resource.work(),
                resource.edition(),
                resource.title(),
                terms.seats().number(),
                terms.seats().number() == null,
                terms.validity().firstDay(),
                terms.validity().lastDay(),
                terms.audience().profiles(),
                resource.continuity().name());
    }
}
