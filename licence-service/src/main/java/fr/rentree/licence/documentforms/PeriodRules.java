package fr.rentree.licence.documentforms;

import static fr.rentree.licence.documentforms.Fields.END;
import static fr.rentree.licence.documentforms.Fields.END_YEAR;
import static fr.rentree.licence.documentforms.Fields.START;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// RG7 to RG10, and what clients live by besides: from when to when.
final class PeriodRules {

    private static final int MOST_YEARS_BACK = 1;

    private final Breaches breaches;
    private final Fields fields;
    private final LocalDate today;

    PeriodRules(Breaches breaches, LocalDate today) {
        this.breaches = breaches;
        this.fields = breaches.fields();
        this.today = today;
    }

    /// From when to when, and which field says so.
    record Period(Instant start, Instant end, String endField) {

        LocalDate lastDay() {
            return DocumentDates.day(end);
        }

        LocalDate firstDay() {
            return DocumentDates.day(start);
        }
    }

    Optional<Period> read() {
        boolean day = fields.has(END);
        String endField = day ? END : END_YEAR;
        breaches.demand(
                day != fields.has(END_YEAR),
                "RG9",
                day ? END_YEAR : END,
                "envoyez soit finValidite, soit anneeFinValidite");
        var start = fields.one(START).flatMap(DocumentDates::start);
        var end =
                day
                        ? fields.one(END).flatMap(DocumentDates::end)
                        : fields.one(END_YEAR).flatMap(DocumentDates::year).map(DocumentDates::end);
        breaches.demand(
                start.isPresent() || !fields.has(START),
                "RG10",
                START,
                "comme 2026-09-01T00:00:00");
        breaches.demand(end.isPresent() || !day, "RG10", END, "comme 2027-08-31T23:59:59");
        breaches.demand(
                end.isPresent() || day || !fields.has(END_YEAR),
                "RG10",
                END_YEAR,
                "une année scolaire comme 2026-2027");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        var period = new Period(start.get(), end.get(), endField);
        lasts(period);
        return Optional.of(period);
    }

    private void lasts(Period period) {
        String rule = period.endField().equals(END) ? "RG7" : "RG8";
        breaches.demand(
                !period.end().isBefore(period.start()),
                rule,
                period.endField(),
                "la fin vient après debutValidite");
        breaches.demand(
                !period.lastDay().isAfter(DocumentDates.latest(period.firstDay())),
                rule,
                period.endField(),
                DocumentDates.MOST_YEARS + " années scolaires au plus");
    }

    void aheadOfToday(Period period) {
        breaches.demand(
                !period.lastDay().isBefore(today),
                "FIN",
                period.endField(),
                "la fin est passée : envoyez une fin à partir d'aujourd'hui");
        breaches.demand(
                !period.firstDay().isBefore(today.minusYears(MOST_YEARS_BACK)),
                "DEBUT",
                START,
                "au plus un an en arrière");
    }

    void keptOrAhead(Period period, Document standing) {
        var before = standing.validity();
        breaches.demand(
                period.firstDay().equals(before.firstDay()),
                "DEBUT",
                START,
                "le début ne change pas (%s) : renvoyez-le, ou DELETE puis PUT"
                        .formatted(before.firstDay()));
        breaches.demand(
                !period.lastDay().isBefore(today) || period.lastDay().equals(before.lastDay()),
                "FIN",
                period.endField(),
                "la fin est passée : envoyez aujourd'hui, ou DELETE");
    }
}
