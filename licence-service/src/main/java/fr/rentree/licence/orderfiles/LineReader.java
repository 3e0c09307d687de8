package fr.rentree.licence.orderfiles;

import static fr.rentree.licence.orderfiles.OrderFileColumn.DATE;
import static fr.rentree.licence.orderfiles.OrderFileColumn.EAN;
import static fr.rentree.licence.orderfiles.OrderFileColumn.ID;
import static fr.rentree.licence.orderfiles.OrderFileColumn.OFFER;
import static fr.rentree.licence.orderfiles.OrderFileColumn.ORDER;
import static fr.rentree.licence.orderfiles.OrderFileColumn.QUANTITY;
import static fr.rentree.licence.orderfiles.OrderFileColumn.REDUCED_PART;
import static fr.rentree.licence.orderfiles.OrderFileColumn.SCHOOL;
import static fr.rentree.licence.orderfiles.OrderFileColumn.STANDARD_PART;
import static fr.rentree.licence.orderfiles.OrderFileColumn.TOTAL;
import static fr.rentree.licence.orderfiles.OrderFileColumn.TOTAL_WITH_TAX;
import static fr.rentree.licence.orderfiles.OrderFileColumn.UNIT_PRICE;
import static fr.rentree.licence.orderfiles.OrderFileColumn.UNIT_WITH_TAX;

import fr.rentree.licence.prices.Cents;
import fr.rentree.licence.prices.Price;
import fr.rentree.licence.quotations.BadLine;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads one line of an order file, and notes everything that is wrong with it.
final class LineReader {

    private static final int MOST_SEATS = 1_000_000;
    private static final int LONGEST_ID = 100;
    private static final List<DateTimeFormatter> DAYS =
            Stream.of("uuuu-MM-dd", "dd/MM/uuuu", "dd-MM-uuuu")
                    .map(DateTimeFormatter::ofPattern)
                    .toList();

    private final int number;
    private final Function<OrderFileColumn, String> value;
    private final List<BadLine> bad = new ArrayList<>();

    /// @param value what stands in a column, without spaces around
    LineReader(int number, Function<OrderFileColumn, String> value) {
        this.number = number;
        this.value = value;
    }

    List<BadLine> bad() {
        return bad;
    }

    /// The line; absent when something is wrong with it.
    Optional<OrderFileLine> read() {
        String id = value.apply(ID);
        demand(id.length() >= 1 && id.length() <= LONGEST_ID, ID, "1 to 100 characters");
        demand(isDay(value.apply(DATE)), DATE, "a day such as 2026-06-01 or 01/06/2026");
        var school = Uai.tryParse(value.apply(SCHOOL));
        demand(school.isPresent(), SCHOOL, "seven digits and their check letter");
        String order = value.apply(ORDER);
        demand(WantedOrder.isReference(order), ORDER, "the order's own name, 1 to 255 characters");
        String ean = value.apply(EAN);
        demand(ean.matches("\\d{13}"), EAN, "13 digits");
        int quantity = quantity();
        boolean free = id.matches("F.+_\\d+");
        var price = free ? freePrice() : price(quantity);
        if (!bad.isEmpty() || school.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OrderFileLine(
                        number,
                        id,
                        school.get(),
                        order,
                        Optional.of(ean),
                        Optional.of(value.apply(OFFER)).filter(offer -> !offer.isEmpty()),
                        quantity,
                        price,
                        free));
    }

    private int quantity() {
        String text = value.apply(QUANTITY);
        int quantity = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
        demand(quantity >= 1 && quantity <= MOST_SEATS, QUANTITY, "a whole number, 1 to 1000000");
        return quantity;
    }

    /// What the file says must agree with itself: a total that does not is somebody's mistake.
    private Price price(int quantity) {
        var unit = cents(UNIT_PRICE);
        var price = new Price(cents(REDUCED_PART), cents(STANDARD_PART));
        var withTax = cents(UNIT_WITH_TAX);
        var total = cents(TOTAL);
        var totalWithTax = cents(TOTAL_WITH_TAX);
        if (!bad.isEmpty()) {
            return price;
        }
        boolean agrees =
                agree(unit.equals(price.withoutTax()), UNIT_PRICE, "price", price.withoutTax())
                        && agree(
                                isAbout(withTax, price.withTax()),
                                UNIT_WITH_TAX,
                                "tax",
                                price.withTax())
                        && agree(
                                total.equals(unit.times(quantity)),
                                TOTAL,
                                "total",
                                unit.times(quantity));
        if (agrees) {
            var sum = withTax.times(quantity);
            agree(totalWithTax.equals(sum), TOTAL_WITH_TAX, "total", sum);
        }
        return price;
    }

    private Price freePrice() {
        String text = value.apply(UNIT_PRICE);
        boolean nothing = text.isEmpty() || Cents.parse(text).equals(Optional.of(Cents.ZERO));
        demand(nothing, UNIT_PRICE, "a free licence costs 0");
        return Price.FREE;
    }

    private Cents cents(OrderFileColumn column) {
        var cents = Cents.parse(value.apply(column));
        demand(cents.isPresent(), column, "euros with at most two decimals, such as 12,50");
        return cents.orElse(Cents.ZERO);
    }

    /// Some round the tax of each part, some the tax of both together.
    private static boolean isAbout(Cents one, Cents other) {
        return Math.abs(one.value() - other.value()) <= 1;
    }

    /// One mistake makes others: only the first that shows is told.
    private boolean agree(boolean agrees, OrderFileColumn column, String rule, Cents computed) {
        if (!agrees) {
            bad.add(
                    new BadLine(
                            number,
                            column.header(),
                            value.apply(column),
                            rule + "-differs",
                            "the other columns make " + computed + ": correct what is wrong"));
        }
        return agrees;
    }

    private void demand(boolean holds, OrderFileColumn column, String remedy) {
        if (!holds) {
            String text = value.apply(column);
            bad.add(
                    new BadLine(
                            number,
                            column.header(),
                            text,
                            text.isEmpty() ? "value-missing" : "value-malformed",
                            "give " + remedy));
        }
    }

    private static boolean isDay(String text) {
        return DAYS.stream()
                .anyMatch(format -> {
                    try {
                        return LocalDate.parse(text, format).getYear() >= 2000;
                    } catch (DateTimeParseException _) {
                        return false;
                    }
                });
    }
}
