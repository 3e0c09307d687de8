package fr.rentree.licence.orderfiles;

import fr.rentree.licence.quotations.BoughtLine;
import fr.rentree.licence.quotations.Quotation;
import fr.rentree.licence.quotations.WantedOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an order file amounts to, order by order.
///
/// @param plan what it amounts to, in one word: placing it under this word places just this
/// @param known orders that stand already, and will not be placed again
/// @param printedLines lines about printed books, which are not ours
@Schema(
        examples =
                """
                {"plan":"9f86d081884c7d65","orderCount":1,"known":0,"seats":120,"freeSeats":4,
                 "withoutTaxCents":150000,"withTaxCents":159120,"printedLines":2,"orders":[
                 {"reference":"Panier rentrée","school":"0000001B","known":false,"lines":1,
                  "freeLines":1,"seats":120,"freeSeats":4,"withoutTaxCents":150000,
                  "withTaxCents":159120}]}
                """)
record OrderFilePlan(
        String plan,
        int orderCount,
        int known,
        int seats,
        int freeSeats,
        long withoutTaxCents,
        long withTaxCents,
        int printedLines,
        List<OrderLines> orders) {

    /// One order of the file.
    record OrderLines(
            String reference,
            String school,
            boolean known,
            int lines,
            int freeLines,
            int seats,
            int freeSeats,
            long withoutTaxCents,
            long withTaxCents) {

        private static OrderLines of(Quotation quotation, Set<WantedOrder.Key> known) {
            var free = quotation.lines().stream().filter(BoughtLine::isFree).toList();
            int all = quotation.lines().stream().mapToInt(BoughtLine::counted).sum();
            int given = free.stream().mapToInt(BoughtLine::counted).sum();
            return new OrderLines(
                    quotation.order().reference(),
                    quotation.order().school().value(),
                    known.contains(quotation.order().key()),
                    quotation.lines().size() - free.size(),
                    free.size(),
                    all - given,
                    given,
                    quotation.withoutTax().value(),
                    quotation.withTax().value());
        }
    }

    /// @param shown orders that are listed; all of them are counted
    static OrderFilePlan of(
            List<Quotation> quotations, Set<WantedOrder.Key> known, int printed, int shown) {
        var orders = quotations.stream().map(one -> OrderLines.of(one, known)).toList();
        return new OrderFilePlan(
                digest(quotations),
                orders.size(),
                known.size(),
                orders.stream().mapToInt(OrderLines::seats).sum(),
                orders.stream().mapToInt(OrderLines::freeSeats).sum(),
                orders.stream().mapToLong(OrderLines::withoutTaxCents).sum(),
                orders.stream().mapToLong(OrderLines::withTaxCents).sum(),
                printed,
                orders.stream().limit(shown).toList());
    }

    private static String digest(List<Quotation> quotations) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            quotations.stream()
                    .map(quotation -> quotation.order().key() + " " + quotation.lines() + "\n")
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
