package fr.rentree.licence.prices;

import fr.rentree.licence.catalogue.ResourceId;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A digital article as a bookseller offers it, and the resource that it licenses.
///
/// @param resource absent while the catalogue has nothing for its EAN
/// @param years school years that the licence is valid for
/// @param gifts what comes free with it
public record Article(
        String offer,
        String ean,
        Optional<ResourceId> resource,
        String audience,
        boolean orderable,
        int minimum,
        int years,
        Price price,
        List<Gift> gifts) {

    /// A licence that comes free once enough of the article was bought.
    public record Gift(String ean, Optional<ResourceId> resource, FreeRule rule) {}

    public Article {
        gifts = List.copyOf(gifts);
    }

    /// The profiles it is meant for, from the bookseller's own words (`publiccible`): teachers'
    /// editions say so, everything else is for pupils.
    public List<String> profiles() {
        String words =
                Normalizer.normalize(audience, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        boolean teachers = words.contains("enseignant") || words.contains("professeur");
        return List.of(teachers && !words.contains("eleve") ? "TEACHER" : "PUPIL");
    }
}
