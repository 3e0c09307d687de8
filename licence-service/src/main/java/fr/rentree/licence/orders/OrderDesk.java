package fr.rentree.licence.orders;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.orders.OrderListRepository.Stored;
import fr.rentree.licence.orders.OrderOutcome.Accepted;
import fr.rentree.licence.orders.OrderOutcome.Placed;
import fr.rentree.licence.orders.OrderOutcome.Refused;
import fr.rentree.licence.quotations.BoughtLine;
import fr.rentree.licence.quotations.Field;
import fr.rentree.licence.quotations.LineFault;
import fr.rentree.licence.quotations.LineRule;
import fr.rentree.licence.quotations.OrderDigest;
import fr.rentree.licence.quotations.Quotation;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.licence.subscriptions.Purchase;
import fr.rentree.licence.subscriptions.SubscriptionDesk;
import fr.rentree.licence.subscriptions.SubscriptionRepository;
import fr.rentree.licence.subscriptions.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes orders, opens their subscriptions, and recognises a second copy of one.
@ApplicationScoped
public class OrderDesk {

    private final OrderRepository orders;
    private final OrderListRepository standing;
    private final SubscriptionDesk subscriptions;
    private final SubscriptionRepository opened;
    private final ResourceRepository catalogue;
    private final Clock clock;

    OrderDesk(
            OrderRepository orders,
            OrderListRepository standing,
            SubscriptionDesk subscriptions,
            SubscriptionRepository opened,
            ResourceRepository catalogue,
            Clock clock) {
        this.orders = orders;
        this.standing = standing;
        this.subscriptions = subscriptions;
        this.opened = opened;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// Places orders that break no rule, all of them or none.
    ///
    /// Whoever calls must give the transaction up when this refuses: only then does it know what
    /// others have written meanwhile.
    @Transactional(TxType.MANDATORY)
    public OrderOutcome place(List<Quotation> quotations, Buyer buyer) {
        var wanted = quotations.stream().map(Quotation::order).toList();
        var taken = new HashSet<>(orders.take(wanted, buyer, clock.instant()));
        var found = standing.find(wanted, buyer);
        var fresh = new LinkedHashMap<UUID, Quotation>();
        var faults = new ArrayList<LineFault>();
        for (Quotation quotation : quotations) {
            var stored = Objects.requireNonNull(found.get(quotation.order().key()));
            if (taken.contains(stored.id())) {
                fresh.put(stored.id(), quotation);
            } else if (!stored.digest().equals(OrderDigest.of(quotation.order()))) {
                faults.add(fault(quotation, LineRule.REFERENCE_USED));
            }
        }
        int lines = fresh.values().stream().mapToInt(quotation -> quotation.lines().size()).sum();
        if (faults.isEmpty() && orders.addLines(fresh, buyer) < lines) {
            faults.addAll(namesUsed(fresh, buyer));
        }
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        open(fresh, buyer);
        return new Accepted(placed(wanted, buyer, taken));
    }

    /// Which of the orders stand already as they are; nothing is written.
    @Transactional
    public Set<WantedOrder.Key> known(List<WantedOrder> wanted, Buyer buyer) {
        var found = standing.find(wanted, buyer);
        return wanted.stream()
                .filter(order ->
                        Optional.ofNullable(found.get(order.key()))
                                .filter(stored -> stored.digest().equals(OrderDigest.of(order)))
                                .isPresent())
                .map(WantedOrder::key)
                .collect(Collectors.toSet());
    }

    @Transactional
    List<PlacedOrder> list(
            OrderListRepository.Filter filter, @Nullable UUID id, UUID after, int limit) {
        return placed(standing.list(filter, id, after, limit));
    }

    @Transactional
    Optional<PlacedOrder.Detail> show(UUID id, OrderListRepository.Filter filter) {
        return standing.list(filter, id, new UUID(0, 0), 1).stream()
                .findFirst()
                .map(stored ->
                        new PlacedOrder.Detail(
                                placed(List.of(stored)).getFirst(), standing.lines(stored)));
    }

    private void open(Map<UUID, Quotation> fresh, Buyer buyer) {
        var purchases = new LinkedHashMap<Purchase, List<Terms>>();
        fresh.forEach((id, quotation) ->
                purchases.put(
                        new Purchase(
                                new Purchase.OfOrder(id),
                                quotation.order().school(),
                                buyer.account()),
                        quotation.lines().stream().map(BoughtLine::terms).toList()));
        if (!purchases.isEmpty()) {
            subscriptions.open(purchases, resources(fresh));
        }
    }

    private Map<ResourceId, Resource> resources(Map<UUID, Quotation> fresh) {
        var wanted =
                fresh.values().stream()
                        .flatMap(quotation -> quotation.lines().stream())
                        .map(line -> line.terms().resource())
                        .distinct()
                        .toList();
        return catalogue.find(wanted);
    }

    private List<Placed> placed(List<WantedOrder> wanted, Buyer buyer, HashSet<UUID> taken) {
        return placed(List.copyOf(standing.find(wanted, buyer).values())).stream()
                .map(order -> new Placed(order, taken.contains(order.order())))
                .toList();
    }

    private List<PlacedOrder> placed(List<Stored> rows) {
        var lines = opened.ofOrders(rows.stream().map(Stored::id).toList());
        return rows.stream()
                .map(row ->
                        new PlacedOrder(
                                row.id(),
                                row.reference(),
                                row.school(),
                                row.seller(),
                                row.state(),
                                row.withoutTax(),
                                row.withTax(),
                                row.orderedAt(),
                                lines.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static LineFault fault(Quotation quotation, LineRule rule) {
        var order = quotation.order();
        return new LineFault(
                order.lines().getFirst().number(), Field.REFERENCE, order.reference(), rule);
    }

    /// Which names are taken by lines of other orders: at least one of these is.
    private List<LineFault> namesUsed(Map<UUID, Quotation> fresh, Buyer buyer) {
        var used = orders.namesUsed(fresh, buyer);
        var faults = new ArrayList<LineFault>();
        for (Quotation quotation : fresh.values()) {
            for (var line : quotation.order().lines()) {
                if (line.name().filter(used::contains).isPresent()) {
                    faults.add(
                            new LineFault(
                                    line.number(),
                                    Field.NAME,
                                    line.name().orElseThrow(),
                                    LineRule.NAME_USED));
                }
            }
        }
        if (faults.isEmpty()) {
            faults.add(fault(fresh.values().iterator().next(), LineRule.NAME_USED));
        }
        return faults;
    }
}
