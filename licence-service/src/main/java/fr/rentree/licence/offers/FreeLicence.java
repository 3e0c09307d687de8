package fr.rentree.licence.offers;

import fr.rentree.licence.prices.FreeRule;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Licences that come free with an offer: "for each 30 pupils' licences, one for a teacher".
///
/// @param ean the article that is given, at the same seller
/// @param conditions from so many bought so many are free, the fewest first
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
        List<FreeRule.Step> conditions) {

    public FreeLicence {
        conditions =
                conditions.stream().sorted(Comparator.comparing(FreeRule.Step::bought)).toList();
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("No condition at all");
        }
    }
}
