package fr.rentree.licence.formats.books;

import static fr.rentree.licence.formats.books.ArticleReader.isTrue;
import static fr.rentree.licence.formats.books.ArticleReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.licence.offers.FreeLicence;
import fr.rentree.licence.offers.Offer;
import fr.rentree.licence.offers.Price;
import fr.rentree.licence.offers.VatShare;
import fr.rentree.licence.prices.FreeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the offers of one article, with what comes free.
final class OfferReader {

    private final BookRules rules;
    private final String ean;

    OfferReader(BookRules rules, String ean) {
        this.rules = rules;
        this.ean = ean;
    }

    List<Offer> read(JsonNode offers) {
        if (offers.isEmpty()) {
            rules.warn("offer-missing", "offres", "", "It cannot be ordered without an offer.");
        }
        var read = new ArrayList<Offer>();
        for (JsonNode offer : offers) {
            read.add(offer(offer, read.size()));
        }
        return read;
    }

    private Offer offer(JsonNode offer, int number) {
        String field = "offres[" + number + "].";
        String own = text(offer, "eanlibraire");
        boolean threeYears = isTrue(offer, "is3ans");
        var minimum = text(offer, "quantiteminimaleachat");
        var vat = vat(field + "tvas", offer.path("tvas"));
        long cents = rules.cents(field + "prixht", text(offer, "prixht")).orElse(0);
        return new Offer(
                own == null ? ean + "-" + number : own,
                number,
                text(offer, "libelle"),
                text(offer, "duree"),
                BookRules.years(text(offer, "duree"), threeYears),
                threeYears,
                text(offer.path("licence").path(0), "valeur"),
                text(offer, "type"),
                text(offer, "referenceediteur"),
                isTrue(offer, "adoptant"),
                isTrue(offer, "prescripteur"),
                minimum == null || minimum.equals("0")
                        ? 1
                        : rules.atLeastOne(field + "quantiteminimaleachat", minimum),
                cents,
                boxed(new Price(cents, vat).withVat()),
                vat,
                freeLicences(field + "leps", offer.path("leps")));
    }

    private static @Nullable Long boxed(OptionalLong cents) {
        return cents.isPresent() ? cents.getAsLong() : null;
    }

    private List<VatShare> vat(String field, JsonNode given) {
        var shares = new ArrayList<VatShare>();
        for (JsonNode one : given) {
            var rate = rules.hundredths(field + ".taux", text(one, "taux"));
            var share = rules.hundredths(field + ".pourcent", text(one, "pourcent"));
            if (rate.isPresent() && share.isPresent()) {
                shares.add(new VatShare(rate.get(), share.get()));
            }
        }
        if (given.isEmpty()) {
            rules.warn("vat-missing", field, "", "Its price with VAT is not known.");
        }
        return shares.size() == given.size() ? rules.wholeVat(field, shares) : List.of();
    }

    private List<FreeLicence> freeLicences(String field, JsonNode given) {
        var free = new ArrayList<FreeLicence>();
        for (JsonNode one : given) {
            var conditions = conditions(field, one.path("conditions"));
            if (conditions.isEmpty()) {
                rules.warn("conditions-missing", field, text(one, "ean"), "It is never earned.");
            } else {
                free.add(
                        new FreeLicence(
                                rules.ean(field + ".ean", text(one, "ean")),
                                rules.demand(
                                        field + ".titre",
                                        text(one, "titre"),
                                        "Give the free licence its title."),
                                text(one, "description"),
                                text(one, "duree"),
                                licence(one.path("licence")),
                                conditions));
            }
        }
        return free;
    }

    /// Some write a text, others the list that offers have.
    private static @Nullable String licence(JsonNode given) {
        return given.isArray()
                ? text(given.path(0), "valeur")
                : given.isTextual() ? given.asText().strip() : null;
    }

    private List<FreeRule.Step> conditions(String field, JsonNode given) {
        var conditions = new ArrayList<FreeRule.Step>();
        for (JsonNode one : given) {
            conditions.add(
                    new FreeRule.Step(
                            rules.atLeastOne(
                                    field + ".conditionGratuite", text(one, "conditionGratuite")),
                            rules.atLeastOne(field + ".gratuite", text(one, "gratuite"))));
        }
        return conditions;
    }
}
