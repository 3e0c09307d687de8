package fr.rentree.licence.formats.books;

import fr.rentree.licence.catalogue.Ean;
import fr.rentree.licence.formats.EntrySink;
import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.offers.Price;
import fr.rentree.licence.offers.VatShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands the texts of one book's entry; each it cannot understand is a finding.
final class BookRules {

    private static final int CENTS = 2;
    private static final long HIGHEST_CENTS = 100_000_000;
    private static final int MOST_YEARS = 10;
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,3})\\s*(?:(ans?|années?|years?)|(mois|months?))\\b");
    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT),
                    DateTimeFormatter.BASIC_ISO_DATE);

    private final EntrySink sink;
    private final int number;
    private final int line;
    private final String key;
    private boolean sound = true;

    BookRules(EntrySink sink, int number, int line, String key) {
        this.sink = sink;
        this.number = number;
        this.line = line;
        this.key = key;
    }

    /// Whether nothing was refused so far.
    boolean isSound() {
        return sound;
    }

    String ean(String field, @Nullable String text) {
        if (text == null || !Ean.isValid(text)) {
            refuse("ean", field, text, "Write thirteen digits; the last one checks the others.");
        }
        return text == null ? "" : text;
    }

    String demand(String field, @Nullable String text, String words) {
        if (text == null || text.isBlank()) {
            refuse("missing", field, text, words);
            return "";
        }
        return text;
    }

    /// Euros as somebody writes them, in cents; more than two decimals are rounded, and told.
    OptionalLong cents(String field, @Nullable String text) {
        try {
            var euros = new BigDecimal(text == null ? "" : text.strip().replace(',', '.'));
            var cents = euros.movePointRight(CENTS).setScale(0, RoundingMode.HALF_UP);
            if (cents.signum() < 0 || cents.compareTo(BigDecimal.valueOf(HIGHEST_CENTS)) > 0) {
                throw new ArithmeticException();
            }
            if (euros.stripTrailingZeros().scale() > CENTS) {
                warn("price-rounded", field, text, "It is taken as " + cents + " cents.");
            }
            return OptionalLong.of(cents.longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            refuse("price", field, text, "Write euros such as 12.50, not below 0.");
            return OptionalLong.empty();
        }
    }

    /// A number in hundredths: percents, of a rate or of a share.
    Optional<Integer> hundredths(String field, @Nullable String text) {
        try {
            int value =
                    new BigDecimal(text == null ? "" : text.strip().replace(',', '.'))
                            .movePointRight(CENTS)
                            .setScale(0, RoundingMode.HALF_UP)
                            .intValueExact();
            new VatShare(value, 0);
            return Optional.of(value);
        } catch (ArithmeticException | IllegalArgumentException _) {
            refuse("percent", field, text, "Write a number from 0 to 100, such as 5.5.");
            return Optional.empty();
        }
    }

    /// Refuses shares of VAT that are not the whole price.
    List<VatShare> wholeVat(String field, List<VatShare> vat) {
        if (!vat.isEmpty() && !Price.addsUp(vat)) {
            refuse("vat-split", field, vat.toString(), "The percentages must add up to 100.");
            return List.of();
        }
        return vat;
    }

    int atLeastOne(String field, @Nullable String text) {
        try {
            int value = Integer.parseInt(text == null ? "" : text.strip());
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException _) {
            // refused below, like 0
        }
        refuse("number", field, text, "Write a whole number from 1.");
        return 1;
    }

    @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String day = text.strip().split("[T ]", 2)[0];
        for (var format : DATES) {
            try {
                return LocalDate.parse(day, format);
            } catch (DateTimeException _) {
                // the next form may fit
            }
        }
        warn("date", field, text, "It is left out: write it like 2026-09-01.");
        return null;
    }

    /// The years that a seller's words mean, such as "3 ans".
    static @Nullable Integer years(@Nullable String duration, boolean threeYears) {
        var found = DURATION.matcher(duration == null ? "" : duration.toLowerCase(Locale.ROOT));
        if (found.find()) {
            int count = Integer.parseInt(found.group(1));
            int years = found.group(3) == null ? count : count / MONTHS_OF_A_YEAR;
            boolean whole = found.group(3) == null || count % MONTHS_OF_A_YEAR == 0;
            if (whole && years >= 1 && years <= MOST_YEARS) {
                return years;
            }
        }
        return threeYears ? 3 : null;
    }

    void warn(String rule, String field, @Nullable String value, String remedy) {
        sink.warn(finding(rule, field, value, remedy));
    }

    void refuse(String rule, String field, @Nullable String value, String remedy) {
        sound = false;
        sink.refuse(finding(rule, field, value, remedy));
    }

    private Finding finding(String rule, String field, @Nullable String value, String remedy) {
        return new Finding(number, line, key, rule, field, value == null ? "" : value, remedy);
    }
}
