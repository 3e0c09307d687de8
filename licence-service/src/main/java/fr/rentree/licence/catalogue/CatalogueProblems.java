package fr.rentree.licence.catalogue;

import fr.rentree.platform.problem.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a delivery of the catalogue: every fault of it, by entry and field.
final class CatalogueProblems {

    private static final int SHOWN = 100;

    private CatalogueProblems() {}

    /// Refuses a delivery with any fault whole, so that half a catalogue never stands.
    static void check(@Nullable List<Resource> resources, int most) {
        if (resources == null) {
            throw Problem.badRequest("body-missing", "Send a list of resources.");
        }
        if (resources.size() > most) {
            throw Problem.tooLarge(
                    "catalogue-too-large", "Send at most " + most + " resources at a time.");
        }
        var faults = new ArrayList<Map<String, Object>>();
        var seen = new HashSet<String>();
        for (int i = 0; i < resources.size() && faults.size() < SHOWN; i++) {
            check(i, resources.get(i), faults);
            if (resources.get(i) != null && !seen.add(String.valueOf(resources.get(i).id()))) {
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

    private static void check(
            int index, @Nullable Resource resource, List<Map<String, Object>> faults) {
        if (resource == null) {
            faults.add(fault(index, "", "is null"));
            return;
        }
        var texts =
                List.of(
                        new Field("id", resource.id()),
                        new Field("title", resource.title()),
                        new Field("publisherId", resource.publisherId()),
                        new Field("publisherName", resource.publisherName()),
                        new Field("work", resource.work()),
                        new Field("edition", resource.edition()),
                        new Field("kind", resource.kind()),
                        new Field("continuity", resource.continuity()),
                        new Field("accessUrl", resource.accessUrl()));
        texts.stream()
                .filter(Field::isMissing)
                .forEach(field -> faults.add(fault(index, field.name(), "is missing")));
        texts.stream()
                .filter(Field::hasControlCharacter)
                .forEach(
                        field -> faults.add(fault(index, field.name(), "has a control character")));
        if (resource.accessUrl() != null && !isWebAddress(resource.accessUrl())) {
            faults.add(fault(index, "accessUrl", "is not an http or https address"));
        }
        if (resource.id() != null && resource.id().length() > ResourceId.LONGEST) {
            faults.add(fault(index, "id", "is longer than " + ResourceId.LONGEST));
        }
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
        boolean hasControlCharacter() {
            return value != null && value.toString().chars().anyMatch(Character::isISOControl);
        }

        boolean isMissing() {
            return value == null || value.toString().isBlank();
        }
    }
}
