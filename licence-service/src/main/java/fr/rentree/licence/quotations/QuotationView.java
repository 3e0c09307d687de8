package fr.rentree.licence.quotations;

import fr.rentree.licence.prices.Price;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an order would amount to.
@Schema(
        examples =
                """
                {"reference":"CMD-2026-001","school":"0000001B","withoutTaxCents":37500,
                 "withTaxCents":39780,"lines":[
                 {"name":"1001","resource":"ark:/99999/manuel-maths-2de","free":false,"seats":30,
                  "audience":["PUPIL"],"firstDay":"2026-08-16","lastDay":"2027-08-15",
                  "unitWithoutTaxCents":1250,"unitWithTaxCents":1326},
                 {"name":"F1001_1","resource":"ark:/99999/manuel-maths-2de-prof","free":true,
                  "seats":1,"audience":["TEACHER"],"firstDay":"2026-08-16",
                  "lastDay":"2027-08-15","unitWithoutTaxCents":0,"unitWithTaxCents":0}]}
                """)
public record QuotationView(
        String reference,
        String school,
        long withoutTaxCents,
        long withTaxCents,
        List<Line> lines) {

    public record Line(
            String name,
            String resource,
            boolean free,
            @Nullable Integer seats,
            List<String> audience,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable Long unitWithoutTaxCents,
            @Nullable Long unitWithTaxCents) {

        private static Line of(BoughtLine line) {
            var terms = line.terms();
            return new Line(
                    line.name(),
                    terms.resource().value(),
                    line.isFree(),
                    terms.seats().number(),
                    terms.audience().profiles(),
                    terms.validity().firstDay(),
                    terms.validity().lastDay(),
                    line.price().map(Price::withoutTax).map(cents -> cents.value()).orElse(null),
                    line.price().map(Price::withTax).map(cents -> cents.value()).orElse(null));
        }
    }

    public static QuotationView of(Quotation quotation) {
        return new QuotationView(
                quotation.order().reference(),
                quotation.order().school().value(),
                quotation.withoutTax().value(),
                quotation.withTax().value(),
                quotation.lines().stream().map(Line::of).toList());
    }
}
