package fr.rentree.licence.formats.gar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `ressourceDiffusable` as it stands in a file, XML or JSON: texts under the GAR's names.
///
/// @param values what is null or absent is not in it
record RawResource(
        int number, int line, Map<String, String> values, List<RawDistributor> distributors) {

    record RawDistributor(@Nullable String id, @Nullable String name) {}

    /// The id as it was written.
    String id() {
        return values.getOrDefault("idRessource", "");
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
