package fr.rentree.licence.quotations;

import fr.rentree.licence.prices.Cents;
import java.util.List;

/// What an order amounts to: its lines with their prices, those that come free, and every rule that
/// it breaks.
///
/// Free licences are counted over the order: what its lines bought of one offer is added up first.
public record Quotation(WantedOrder order, List<BoughtLine> lines, List<LineFault> faults) {

    public Quotation {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    public Cents withoutTax() {
        return lines.stream().map(BoughtLine::withoutTax).reduce(Cents.ZERO, Cents::plus);
    }

    public Cents withTax() {
        return lines.stream().map(BoughtLine::withTax).reduce(Cents.ZERO, Cents::plus);
    }

    static Quotation of(WantedOrder order, Assortment assortment) {
        return new Quoting(order, assortment).quote();
    }
}
