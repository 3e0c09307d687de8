package fr.rentree.licence.offers;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Licences that come free with an offer: "for each 30 pupils' licences, one for a teacher".
///
/// @param ean the article that is given, at the same seller
@Schema(
        examples =
                """
                {"ean":"9782000000037","title":"Version enseignant","duration":"1 an",
                 "licence":"Enseignant","conditions":[{"bought":30,"free":1}]}
                """)
public record FreeLicence(
        String ean,
        String title,
        @Nullable String description,
        @Nullable String duration,
        @Nullable String licence,
        List<Condition> conditions) {

    /// From so many bought, so many are free.
    public record Condition(int bought, int free) {
        public Condition {
            if (bought < 1 || free < 1) {
                throw new IllegalArgumentException("No condition: " + free + " from " + bought);
            }
        }
    }

    public FreeLicence {
        conditions = conditions.stream().sorted(Comparator.comparing(Condition::bought)).toList();
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("No condition at all");
        }
    }

    /// How many are free when so many are bought: with one condition again and again, with several
    /// those of the highest step that is reached.
    public long earned(long quantity) {
        if (conditions.size() == 1) {
            var only = conditions.getFirst();
            return quantity / only.bought() * only.free();
        }
        return conditions.stream()
                .filter(condition -> condition.bought() <= quantity)
                .mapToLong(Condition::free)
                .reduce(0, (_, higher) -> higher);
    }
}
