package fr.rentree.licence.orderfiles;

import fr.rentree.licence.quotations.Field;
import fr.rentree.licence.quotations.LineFault;
import fr.rentree.licence.quotations.LineRule;
import fr.rentree.licence.quotations.WantedLine;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.platform.school.SchoolYear;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The orders of a file: lines of one school under one name are one order.
record OrderFile(List<OrderFileLine> lines) {

    /// @param seller the bookseller they go to
    /// @param year the school year that their licences are for
    List<WantedOrder> orders(Optional<String> seller, SchoolYear year) {
        Map<WantedOrder.Key, List<OrderFileLine>> byOrder = new LinkedHashMap<>();
        for (OrderFileLine line : lines) {
            var key = new WantedOrder.Key(line.school().value(), line.order());
            byOrder.computeIfAbsent(key, _ -> new ArrayList<>()).add(line);
        }
        return byOrder.values().stream()
                .map(order ->
                        new WantedOrder(
                                order.getFirst().order(),
                                order.getFirst().school(),
                                seller,
                                year,
                                order.stream().map(OrderFile::wanted).toList()))
                .toList();
    }

    /// Ids that stand twice at one school, and orders with too many lines.
    List<LineFault> faults(int mostLines) {
        record Id(String school, String id) {}
        var seen = new HashSet<Id>();
        var counts = new LinkedHashMap<WantedOrder.Key, Integer>();
        var faults = new ArrayList<LineFault>();
        for (OrderFileLine line : lines) {
            String school = line.school().value();
            if (!seen.add(new Id(school, line.id()))) {
                faults.add(
                        new LineFault(line.number(), Field.NAME, line.id(), LineRule.NAME_TWICE));
            }
            var key = new WantedOrder.Key(school, line.order());
            if (counts.merge(key, 1, Integer::sum) == mostLines + 1) {
                faults.add(
                        new LineFault(
                                line.number(),
                                Field.REFERENCE,
                                line.order(),
                                LineRule.TOO_MANY_LINES));
            }
        }
        return faults;
    }

    private static WantedLine wanted(OrderFileLine line) {
        return new WantedLine(
                line.number(),
                Optional.of(line.id()),
                new WantedLine.Item(Optional.empty(), line.ean(), line.offer()),
                Seats.of(line.quantity()),
                List.of(),
                Optional.empty(),
                false,
                Optional.of(line.price()),
                line.free());
    }
}
