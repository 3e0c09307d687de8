package fr.rentree.licence.offers;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A digital article of a seller, under its EAN.
///
/// @param primaryResource what the seller takes for the main work
/// @param paperEan the same book on paper
/// @param availability the seller's own word for it
/// @param withdrawn its seller asks to take it out of sale
@Schema(
        examples =
                """
                {"ean":"9782000000013","ark":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple",
                 "publisherName":"EDITEUR-01","classes":["Seconde"],"levels":["Lycée"],
                 "subjects":["Mathématiques"],"availability":"Disponible","orderable":true,
                 "withdrawn":false,"offers":[]}
                """)
public record Article(
        String ean,
        @Nullable String ark,
        @Nullable String doi,
        String title,
        @Nullable String publisherName,
        @Nullable String author,
        @Nullable String distributor,
        @Nullable String description,
        @Nullable LocalDate publishedOn,
        @Nullable String coverUrl,
        @Nullable String demoUrl,
        @Nullable String primaryResource,
        @Nullable String paperEan,
        List<String> classes,
        List<String> levels,
        List<String> subjects,
        @Nullable String audience,
        @Nullable String availability,
        @Nullable LocalDate availableOn,
        boolean orderable,
        @Nullable String comment,
        boolean withdrawn,
        List<Offer> offers) {}
