package fr.rentree.licence.catalogue;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a delivery of the catalogue: every fault of it, by entry and field.
final class CatalogueProblems {

    private static final int SHOWN = 100;

    private CatalogueProblems() {}

    /// Refuses a delivery with any fault whole, so that half a catalogue never stands.
    ///
    /// @param whole whether each entry must say everything of a resource
    static void check(@Nullable List<ResourceEntry> entries, int most, boolean whole) {
        if (entries == null) {
            throw Problem.badRequest("body-missing", "Send a list of resources.");
        }
        if (entries.size() > most) {
            throw Problem.tooLarge(
                    "catalogue-too-large", "Send at most " + most + " resources at a time.");
        }
        var faults = new ArrayList<Map<String, Object>>();
        var seen = new HashSet<String>();
        for (int i = 0; i < entries.size() && faults.size() < SHOWN; i++) {
            check(i, entries.get(i), whole, faults);
            if (entries.get(i) != null && !seen.add(String.valueOf(entries.get(i).id()))) {
                faults.add(fault(i, "id", "stands twice in this delivery"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.of(
                    400,
                    "invalid-resource",
                    "Nothing was changed: correct the fields listed and send the list again.",
                    Map.of("faults", faults));
        }
    }

    static HttpProblem unknown(List<String> ids) {
        return Problem.of(
                422,
                "unknown-resource",
                "Nothing was changed: the catalogue has none of the resources listed. Deliver them"
                        + " whole first.",
                Map.of("resources", ids));
    }

    static HttpProblem unknown(String id) {
        return Problem.notFound(
                "unknown-resource", "The catalogue has no resource \"%s\".".formatted(id));
    }

    /// Notes are kept by work: they would no longer be found.
    static HttpProblem workInUse(List<String> ids) {
        return Problem.of(
                409,
                "work-in-use",
                "Nothing was changed: schools hold rights on the resources listed under the work"
                        + " they have, and their readers' notes are kept by it. Leave work as it"
                        + " is.",
                Map.of("resources", ids));
    }

    private static void check(
            int index,
            @Nullable ResourceEntry entry,
            boolean whole,
            List<Map<String, Object>> faults) {
        if (entry == null) {
            faults.add(fault(index, "", "is null"));
            return;
        }
        demanded(entry)
                .filter(field -> field.isMissing(whole || "id".equals(field.name())))
                .forEach(field -> faults.add(fault(index, field.name(), "is missing")));
        Stream.concat(demanded(entry), optional(entry))
                .filter(Field::hasControlCharacter)
                .forEach(
                        field -> faults.add(fault(index, field.name(), "has a control character")));
        addresses(entry)
                .filter(field -> field.value() != null && !isWebAddress(field.text()))
                .forEach(field ->
                        faults.add(fault(index, field.name(), "is not an http or https address")));
        if (entry.id() != null && entry.id().length() > ResourceId.LONGEST) {
            faults.add(fault(index, "id", "is longer than " + ResourceId.LONGEST));
        }
        if (entry.ean() != null && !Ean.isValid(entry.ean())) {
            faults.add(fault(index, "ean", "is no EAN: thirteen digits, the last one checks"));
        }
    }

    private static Stream<Field> demanded(ResourceEntry entry) {
        return Stream.of(
                new Field("id", entry.id()),
                new Field("title", entry.title()),
                new Field("publisherId", entry.publisherId()),
                new Field("publisherName", entry.publisherName()),
                new Field("work", entry.work()),
                new Field("edition", entry.edition()),
                new Field("kind", entry.kind()),
                new Field("continuity", entry.continuity()),
                new Field("accessUrl", entry.accessUrl()));
    }

    private static Stream<Field> optional(ResourceEntry entry) {
        return Stream.of(
                new Field("family", entry.family()),
                new Field("technicalDistributor", entry.technicalDistributor()));
    }

    private static Stream<Field> addresses(ResourceEntry entry) {
        var own =
                Stream.of(
                        new Field("accessUrl", entry.accessUrl()),
                        new Field("thumbnailUrl", entry.thumbnailUrl()));
        var terms = entry.vocabularies();
        return terms == null
                ? own
                : Stream.concat(
                        own,
                        Stream.of(
                                        terms.pedagogicalTypes(),
                                        terms.documentTypes(),
                                        terms.levels(),
                                        terms.subjects())
                                .flatMap(List::stream)
                                .map(term ->
                                        new Field("vocabularies", String.valueOf(term.uri()))));
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Map<String, Object> fault(int index, String field, String words) {
        return Map.of("index", index, "field", field, "message", words);
    }

    private record Field(String name, @Nullable Object value) {
        String text() {
            return String.valueOf(value);
        }

        boolean hasControlCharacter() {
            return value != null && text().chars().anyMatch(Character::isISOControl);
        }

        /// What may be left out may still not be blank.
        boolean isMissing(boolean demanded) {
            return value == null ? demanded : text().isBlank();
        }
    }
}
