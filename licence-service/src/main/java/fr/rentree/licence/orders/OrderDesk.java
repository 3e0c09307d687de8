package fr.rentree.licence.orders;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.orders.OrderOutcome.Accepted;
import fr.rentree.licence.orders.OrderOutcome.Known;
import fr.rentree.licence.orders.OrderOutcome.Refused;
import fr.rentree.licence.orders.OrderRefusal.ReferenceTaken;
import fr.rentree.licence.orders.OrderRefusal.UnknownResource;
import fr.rentree.licence.roster.RosterRepository;
import fr.rentree.licence.subscriptions.OpenedSubscription;
import fr.rentree.licence.subscriptions.Purchase;
import fr.rentree.licence.subscriptions.SubscriptionDesk;
import fr.rentree.licence.subscriptions.SubscriptionRepository;
import fr.rentree.licence.subscriptions.Terms;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Takes an order, opens its subscriptions, and recognises a second copy of it.
@ApplicationScoped
class OrderDesk {

    private final OrderRepository orders;
    private final SubscriptionDesk subscriptions;
    private final SubscriptionRepository opened;
    private final ResourceRepository catalogue;
    private final RosterRepository roster;
    private final Clock clock;

    OrderDesk(
            OrderRepository orders,
            SubscriptionDesk subscriptions,
            SubscriptionRepository opened,
            ResourceRepository catalogue,
            RosterRepository roster,
            Clock clock) {
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.opened = opened;
        this.catalogue = catalogue;
        this.roster = roster;
        this.clock = clock;
    }

    @Transactional
    OrderOutcome place(Order order, Buyer buyer) {
        if (!roster.knowsSchool(order.school())) {
            return new Refused(List.of(new OrderRefusal.UnknownSchool(order.school())));
        }
        var wanted = order.lines().stream().map(Terms::resource).toList();
        var resources = catalogue.find(wanted);
        var unknown = unknown(wanted, resources.keySet());
        if (!unknown.isEmpty()) {
            return new Refused(unknown);
        }
        var taken = orders.take(order, buyer, clock.instant());
        if (taken.isEmpty()) {
            return repeated(order, buyer);
        }
        var purchase = new Purchase(taken.get(), order.school(), buyer.account());
        var lines = subscriptions.open(purchase, order.lines(), resources);
        return new Accepted(placed(orders.findBy(order, buyer), lines));
    }

    @Transactional
    List<PlacedOrder> list(OrderRepository.Filter filter, int limit) {
        var rows = orders.list(filter, limit);
        var lines = opened.ofOrders(rows.stream().map(row -> row.id).toList());
        return rows.stream()
                .map(row -> placed(row, lines.getOrDefault(row.id, List.of())))
                .toList();
    }

    private OrderOutcome repeated(Order order, Buyer buyer) {
        OrderRow first = orders.findBy(order, buyer);
        if (!first.digest.equals(OrderDigest.of(order))) {
            return new Refused(List.of(new ReferenceTaken(order.reference())));
        }
        UUID id = first.id;
        return new Known(placed(first, opened.ofOrder(id)));
    }

    private static List<OrderRefusal> unknown(List<ResourceId> wanted, Set<ResourceId> known) {
        var refusals = new ArrayList<OrderRefusal>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i))) {
                refusals.add(new UnknownResource(i + 1, wanted.get(i).value()));
            }
        }
        return refusals;
    }

    private static PlacedOrder placed(OrderRow row, List<OpenedSubscription> lines) {
        return new PlacedOrder(row.id, row.reference, new Uai(row.school), row.orderedAt, lines);
    }
}
