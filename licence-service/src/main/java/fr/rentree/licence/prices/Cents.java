package fr.rentree.licence.prices;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount of euros, in whole cents: no fraction of a cent is ever owed, and none is ever lost.
public record Cents(long value) implements Comparable<Cents> {

    public static final Cents ZERO = new Cents(0);

    /// Ten million euros: more than any order of a Région, and far from what overflows.
    public static final long MOST = 1_000_000_000L;

    private static final Pattern EUROS = Pattern.compile("\\d{1,9}([.,]\\d{1,2}0{0,4})?");

    public Cents {
        if (value < 0) {
            throw new IllegalArgumentException("Less than nothing: " + value + " cents");
        }
    }

    /// Reads euros as files write them: `12`, `12,5`, `12.50`, with spaces and a euro sign around.
    public static Optional<Cents> parse(String euros) {
        String text = euros.replace("€", "").replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!EUROS.matcher(text).matches()) {
            return Optional.empty();
        }
        var amount = new BigDecimal(text.replace(',', '.'));
        return Optional.of(new Cents(amount.movePointRight(2).longValueExact()));
    }

    public Cents plus(Cents other) {
        return new Cents(Math.addExact(value, other.value));
    }

    public Cents times(int number) {
        return new Cents(Math.multiplyExact(value, number));
    }

    /// The tax on this amount, to the nearest cent, half a cent upwards.
    ///
    /// @param perMille 55 for 5.5 %, 200 for 20 %
    Cents tax(int perMille) {
        return new Cents((Math.multiplyExact(value, perMille) + 500) / 1000);
    }

    @Override
    public int compareTo(Cents other) {
        return Long.compare(value, other.value);
    }

    /// Euros as people read them: `12,50`.
    @Override
    public String toString() {
        return "%d,%02d".formatted(value / 100, value % 100);
    }
}
