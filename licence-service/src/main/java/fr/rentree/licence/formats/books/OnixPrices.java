package fr.rentree.licence.formats.books;

import fr.rentree.licence.formats.XmlElement;
import fr.rentree.licence.offers.Offer;
import fr.rentree.licence.offers.Price;
import fr.rentree.licence.offers.VatShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the prices of one ONIX product: in euros, with or without tax, as their type says.
final class OnixPrices {

    private static final Set<String> WITHOUT_TAX =
            Set.of("01", "03", "05", "08", "11", "13", "21", "23", "31", "33", "41");
    private static final Set<String> WITH_TAX =
            Set.of("02", "04", "07", "09", "12", "14", "22", "24", "32", "34", "42");
    private static final Map<String, String> UNITS =
            Map.of(
                    "09",
                    "jours",
                    "14",
                    "semaines",
                    "15",
                    "mois",
                    "27",
                    "jours",
                    "28",
                    "semaines",
                    "29",
                    "mois");
    private static final String TIME_LIMITED = "07";
    private static final int WHOLE = 10_000;

    private final BookRules rules;
    private final String ean;

    OnixPrices(BookRules rules, String ean) {
        this.rules = rules;
        this.ean = ean;
    }

    List<Offer> read(List<XmlElement> supplies) {
        var offers = new ArrayList<Offer>();
        supplies.stream()
                .flatMap(supply -> supply.all("Price"))
                .filter(this::isOurs)
                .forEach(price -> offers.add(offer(price, offers.size())));
        if (offers.isEmpty()) {
            rules.warn("offer-missing", "Price", "", "It cannot be ordered without a price.");
        }
        return offers;
    }

    private boolean isOurs(XmlElement price) {
        String type = price.textOf("PriceType").orElse("");
        String currency = price.textOf("CurrencyCode").orElse("EUR");
        if (!currency.equals("EUR")) {
            rules.warn("currency", "CurrencyCode", currency, "Only prices in EUR are read.");
            return false;
        }
        if (!WITHOUT_TAX.contains(type) && !WITH_TAX.contains(type)) {
            rules.warn("price-type", "PriceType", type, "Only retail and net prices are read.");
            return false;
        }
        return price.textOf("PriceAmount").isPresent();
    }

    private Offer offer(XmlElement price, int number) {
        long amount =
                rules.cents("PriceAmount", price.textOf("PriceAmount").orElse(null)).orElse(0);
        boolean withTax = WITH_TAX.contains(price.textOf("PriceType").orElse(""));
        var vat = vat(price);
        long cents = withTax ? withoutVat(amount, price, vat) : amount;
        var computed = new Price(cents, vat).withVat();
        String duration = duration(price);
        return new Offer(
                price.first("PriceIdentifier")
                        .flatMap(id -> id.textOf("IDValue"))
                        .orElse(ean + "-" + number),
                number,
                price.textOf("PriceTypeDescription").orElse(null),
                duration,
                BookRules.years(duration, false),
                false,
                null,
                price.textOf("PriceType").orElse(null),
                null,
                false,
                false,
                price.textOf("MinimumOrderQuantity")
                        .map(text -> rules.atLeastOne("MinimumOrderQuantity", text))
                        .orElse(1),
                cents,
                withTax ? Long.valueOf(amount) : boxed(computed.orElse(-1)),
                vat,
                List.of());
    }

    private static @Nullable Long boxed(long cents) {
        return cents < 0 ? null : cents;
    }

    /// What the message says is taxable; else the amount without the tax of its rates.
    private static long withoutVat(long amount, XmlElement price, List<VatShare> vat) {
        long taxable = price.all("Tax").mapToLong(OnixPrices::taxable).sum();
        if (taxable > 0 && taxable <= amount) {
            return taxable;
        }
        long weighted = vat.stream().mapToLong(v -> (long) v.rate() * v.share()).sum();
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf((long) WHOLE * WHOLE))
                .divide(
                        BigDecimal.valueOf((long) WHOLE * WHOLE + weighted),
                        0,
                        RoundingMode.HALF_UP)
                .longValueExact();
    }

    /// Each rate's share of what is taxable; one rate alone has all of it.
    private List<VatShare> vat(XmlElement price) {
        var taxes =
                price.all("Tax").filter(tax -> tax.textOf("TaxRatePercent").isPresent()).toList();
        long total = taxes.stream().mapToLong(OnixPrices::taxable).sum();
        if (taxes.isEmpty() || taxes.size() > 1 && total == 0) {
            rules.warn("vat-missing", "Tax", "", "Its price with VAT is not known.");
            return List.of();
        }
        var shares = new ArrayList<VatShare>();
        int left = WHOLE;
        for (var tax : taxes) {
            boolean last = shares.size() == taxes.size() - 1;
            int share =
                    last ? left : Math.min(left, Math.round((float) taxable(tax) * WHOLE / total));
            left -= share;
            rules.hundredths("TaxRatePercent", tax.textOf("TaxRatePercent").orElse(null))
                    .ifPresent(rate -> shares.add(new VatShare(rate, share)));
        }
        return shares.size() == taxes.size() ? shares : List.of();
    }

    private static long taxable(XmlElement tax) {
        try {
            return tax.textOf("TaxableAmount")
                    .map(text ->
                            new BigDecimal(text)
                                    .movePointRight(2)
                                    .setScale(0, RoundingMode.HALF_UP))
                    .map(BigDecimal::longValue)
                    .orElse(0L);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static @Nullable String duration(XmlElement price) {
        return price.all("PriceConstraint")
                .filter(one ->
                        one.textOf("PriceConstraintType").filter(TIME_LIMITED::equals).isPresent())
                .flatMap(one -> one.first("PriceConstraintLimit").stream())
                .map(limit ->
                        limit.textOf("Quantity").orElse("")
                                + " "
                                + UNITS.getOrDefault(
                                        limit.textOf("PriceConstraintUnit").orElse(""), ""))
                .findFirst()
                .orElse(null);
    }
}
