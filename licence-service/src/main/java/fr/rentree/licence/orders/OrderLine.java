package fr.rentree.licence.orders;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.prices.Cents;
import fr.rentree.licence.prices.Price;
import fr.rentree.licence.quotations.Field;
import fr.rentree.licence.quotations.LineFault;
import fr.rentree.licence.quotations.LineRule;
import fr.rentree.licence.quotations.WantedLine;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line as it was sent; what is wrong with it is said before it is looked up.
///
/// @param name the buyer's own id of the line, under which the bookseller may report its state
/// @param resource what is ordered: by its id, by its `ean`, or by the seller's `offer`
/// @param seats null for as many as there are people
/// @param price of one seat without tax, by VAT rate; the offer's when left out
record OrderLine(
        @Nullable String name,
        @Nullable String resource,
        @Nullable String ean,
        @Nullable String offer,
        @Nullable Integer seats,
        @Nullable List<String> audience,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        boolean renewable,
        @Nullable UnitPrice price) {

    /// Longest right that can be bought, in years.
    static final int YEARS = 10;

    static final int MOST_SEATS = 1_000_000;

    private static final int LONGEST_NAME = 100;

    /// @param reducedCents the part taxed at 5.5 %
    /// @param standardCents the part taxed at 20 %
    record UnitPrice(long reducedCents, long standardCents) {

        private boolean isInRange() {
            return reducedCents >= 0
                    && standardCents >= 0
                    && reducedCents <= Cents.MOST
                    && standardCents <= Cents.MOST;
        }
    }

    /// Every reason why this line does not stand, except what only the catalogue can tell.
    List<LineFault> faults(int line, LocalDate today) {
        var faults = new ArrayList<LineFault>();
        if (name != null && !isName(name)) {
            faults.add(new LineFault(line, Field.NAME, name, LineRule.NAME_MALFORMED));
        }
        if (resource != null && (resource.isBlank() || resource.length() > ResourceId.LONGEST)) {
            faults.add(new LineFault(line, Field.RESOURCE, resource, LineRule.UNKNOWN_RESOURCE));
        } else if (resource == null && ean == null && offer == null) {
            faults.add(new LineFault(line, Field.RESOURCE, "", LineRule.RESOURCE_MISSING));
        }
        if (seats != null && (seats < 1 || seats > MOST_SEATS)) {
            String value = seats.toString();
            faults.add(new LineFault(line, Field.SEATS, value, LineRule.SEATS_OUT_OF_RANGE));
        }
        faults.addAll(audienceFaults(line));
        dayRule(today)
                .map(rule -> new LineFault(line, Field.DAYS, firstDay + " – " + lastDay, rule))
                .ifPresent(faults::add);
        if (price != null && !price.isInRange()) {
            String value = price.reducedCents() + " + " + price.standardCents();
            faults.add(new LineFault(line, Field.PRICE, value, LineRule.PRICE_OUT_OF_RANGE));
        }
        return faults;
    }

    /// What the line asks for; only for a line without faults.
    WantedLine wanted(int line) {
        return new WantedLine(
                line,
                Optional.ofNullable(name),
                new WantedLine.Item(
                        Optional.ofNullable(resource),
                        Optional.ofNullable(ean),
                        Optional.ofNullable(offer)),
                Seats.of(seats),
                Objects.requireNonNull(audience),
                Optional.of(
                        new Validity(
                                Objects.requireNonNull(firstDay), Objects.requireNonNull(lastDay))),
                renewable,
                Optional.ofNullable(price)
                        .map(parts ->
                                new Price(
                                        new Cents(parts.reducedCents()),
                                        new Cents(parts.standardCents()))),
                false);
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl);
    }

    private List<LineFault> audienceFaults(int line) {
        if (audience == null || audience.isEmpty() || audience.stream().anyMatch(Objects::isNull)) {
            return List.of(new LineFault(line, Field.AUDIENCE, "", LineRule.AUDIENCE_MISSING));
        }
        return Audience.unknown(audience).stream()
                .map(profile ->
                        new LineFault(line, Field.AUDIENCE, profile, LineRule.UNKNOWN_PROFILE))
                .toList();
    }

    private Optional<LineRule> dayRule(LocalDate today) {
        if (firstDay == null || lastDay == null) {
            return Optional.of(LineRule.DAYS_MISSING);
        }
        if (lastDay.isBefore(firstDay)) {
            return Optional.of(LineRule.ENDS_BEFORE_IT_BEGINS);
        }
        if (lastDay.isBefore(today)) {
            return Optional.of(LineRule.HAS_ENDED);
        }
        return lastDay.isBefore(firstDay.plusYears(YEARS))
                ? Optional.empty()
                : Optional.of(LineRule.TOO_LONG);
    }
}
