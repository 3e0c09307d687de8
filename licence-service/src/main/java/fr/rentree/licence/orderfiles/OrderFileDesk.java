package fr.rentree.licence.orderfiles;

import fr.rentree.licence.orders.Buyer;
import fr.rentree.licence.orders.OrderConfig;
import fr.rentree.licence.orders.OrderDesk;
import fr.rentree.licence.orders.OrderOutcome.Accepted;
import fr.rentree.licence.orders.OrderOutcome.Refused;
import fr.rentree.licence.quotations.BadLine;
import fr.rentree.licence.quotations.Field;
import fr.rentree.licence.quotations.LineFault;
import fr.rentree.licence.quotations.LineRule;
import fr.rentree.licence.quotations.Quotation;
import fr.rentree.licence.quotations.QuotationDesk;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.licence.roster.RosterRepository;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Plans and places order files, whole or not at all; every bad line is one problem's.
@ApplicationScoped
class OrderFileDesk {

    private final QuotationDesk quotations;
    private final OrderDesk orders;
    private final RosterRepository roster;
    private final OrderFileConfig config;
    private final OrderConfig limits;

    OrderFileDesk(
            QuotationDesk quotations,
            OrderDesk orders,
            RosterRepository roster,
            OrderFileConfig config,
            OrderConfig limits) {
        this.quotations = quotations;
        this.orders = orders;
        this.roster = roster;
        this.config = config;
        this.limits = limits;
    }

    /// How a file is meant.
    ///
    /// @param mayOrder refuses a school that the buyer may not order for
    record Sent(Buyer buyer, Optional<String> seller, SchoolYear year, Consumer<Uai> mayOrder) {}

    @Transactional
    OrderFilePlan plan(InputStream file, Sent sent) {
        var read = read(file);
        return plan(quote(read, sent), read.printed(), sent);
    }

    /// @param plan the plan that was seen; the file must still amount to it
    @Transactional
    OrderFileReport place(InputStream file, Sent sent, Optional<String> plan) {
        var read = read(file);
        var quoted = quote(read, sent);
        var amount = plan(quoted, read.printed(), sent);
        if (plan.filter(seen -> !seen.equals(amount.plan())).isPresent()) {
            throw OrderFileProblems.planChanged(amount.plan());
        }
        return switch (orders.place(quoted, sent.buyer())) {
            case Accepted(var placed) -> OrderFileReport.of(amount, placed, config.ordersShown());
            case Refused(var faults) -> throw refused(List.of(), faults);
        };
    }

    private OrderFilePlan plan(List<Quotation> quoted, int printed, Sent sent) {
        var wanted = quoted.stream().map(Quotation::order).toList();
        return OrderFilePlan.of(
                quoted, orders.known(wanted, sent.buyer()), printed, config.ordersShown());
    }

    private OrderFileReader read(InputStream file) {
        try {
            return new OrderFileReader(config.lines()).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What stands already stands, whatever the catalogue says of it today.
    private List<Quotation> quote(OrderFileReader read, Sent sent) {
        var file = new OrderFile(read.lines());
        var wanted = file.orders(sent.seller(), sent.year());
        var faults = new ArrayList<>(file.faults(limits.lines()));
        faults.addAll(unknownSchools(wanted));
        var quoted = quotations.quote(wanted);
        var known = orders.known(wanted, sent.buyer());
        quoted.stream()
                .filter(quotation -> !known.contains(quotation.order().key()))
                .forEach(quotation -> faults.addAll(quotation.faults()));
        if (!faults.isEmpty() || !read.bad().isEmpty()) {
            throw refused(read.bad(), faults);
        }
        wanted.stream().map(WantedOrder::school).distinct().forEach(sent.mayOrder());
        return quoted;
    }

    /// A school that is not yours is as unknown as one that does not exist.
    private List<LineFault> unknownSchools(List<WantedOrder> wanted) {
        Set<Uai> known = roster.known(wanted.stream().map(WantedOrder::school).distinct().toList());
        return wanted.stream()
                .filter(order -> !known.contains(order.school()))
                .flatMap(order ->
                        order.lines().stream()
                                .map(line ->
                                        new LineFault(
                                                line.number(),
                                                Field.SCHOOL,
                                                order.school().value(),
                                                LineRule.UNKNOWN_SCHOOL)))
                .toList();
    }

    private RuntimeException refused(List<BadLine> bad, List<LineFault> faults) {
        var all = Stream.concat(bad.stream(), faults.stream().map(BadLine::of)).toList();
        return OrderFileProblems.refused(all, config.badLinesShown());
    }
}
