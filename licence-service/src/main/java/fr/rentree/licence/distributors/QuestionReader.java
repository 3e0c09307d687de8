package fr.rentree.licence.distributors;

import fr.rentree.licence.distributors.DocumentQuestion.Between;
import fr.rentree.licence.documentforms.DocumentDates;
import fr.rentree.licence.documentforms.DocumentReader;
import fr.rentree.licence.documentforms.DocumentRefusal.BadQuestion;
import fr.rentree.licence.documentforms.RefusedDocumentException;
import fr.rentree.licence.formats.XmlElement;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `filtres`, and which page is asked for.
@Singleton
class QuestionReader {

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DocumentReader reader;

    QuestionReader(DocumentReader reader) {
        this.reader = reader;
    }

    /// @param start of the page, from 0
    /// @param end of the page, not in it
    DocumentQuestion read(InputStream body, @Nullable String start, @Nullable String end) {
        Map<String, List<String>> filters = new HashMap<>();
        Map<String, Between> dates = new HashMap<>();
        String order = DocumentQuestion.USUAL_ORDER;
        boolean descending = false;
        boolean deleted = false;
        for (XmlElement element : reader.children("filtres", body)) {
            String value = element.text().strip();
            switch (element.name()) {
                case "filtre" -> filter(element, filters);
                case "filtreParDate" -> date(element, dates);
                case "triPar" -> order = known("triPar", value, DocumentQuestion.ORDERS.keySet());
                case "tri" -> descending = known("tri", value, Set.of("ASC", "DSC")).equals("DSC");
                case "aboSuppr" ->
                        deleted = known("aboSuppr", value, Set.of("true", "false")).equals("true");
                default -> throw refused(element.name() + " : filtre inconnu, retirez-le");
            }
        }
        int from = number("debut", start, 0);
        int to = number("fin", end, from + DocumentQuestion.LONGEST_PAGE);
        if (to < from || to - from > DocumentQuestion.LONGEST_PAGE) {
            throw refused(
                    "debut=%d, fin=%d : %d abonnements au plus par page, fin après debut"
                            .formatted(from, to, DocumentQuestion.LONGEST_PAGE));
        }
        return new DocumentQuestion(filters, dates, order, descending, deleted, from, to - from);
    }

    private static void filter(XmlElement filter, Map<String, List<String>> filters) {
        String name =
                known(
                        "filtreNom",
                        filter.textOf("filtreNom").orElse(""),
                        DocumentQuestion.FILTERS.keySet());
        filter.textOf("filtreValeur")
                .ifPresent(
                        value -> filters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
    }

    private static void date(XmlElement filter, Map<String, Between> dates) {
        String name =
                known(
                        "dateName",
                        filter.textOf("dateName").orElse(""),
                        DocumentQuestion.DATES.keySet());
        var after = filter.textOf("dateApres").map(text -> read(text, DocumentDates.start(text)));
        var before = filter.textOf("dateAvant").map(text -> read(text, DocumentDates.end(text)));
        dates.put(name, new Between(after.orElse(EVER), before.orElse(NEVER)));
    }

    private static Instant read(String text, Optional<Instant> read) {
        return read.orElseThrow(() -> refused("\"" + text + "\" : une date comme 2026-09-01"));
    }

    private static String known(String field, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw refused(
                    "%s \"%s\" : parmi %s"
                            .formatted(field, value, String.join(", ", new TreeSet<>(known))));
        }
        return value;
    }

    private static int number(String name, @Nullable String text, int usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (!text.strip().matches("\\d{1,8}")) {
            throw refused(name + " \"" + text + "\" : un nombre");
        }
        return Integer.parseInt(text.strip());
    }

    private static RefusedDocumentException refused(String words) {
        return new RefusedDocumentException(new BadQuestion(words));
    }
}
