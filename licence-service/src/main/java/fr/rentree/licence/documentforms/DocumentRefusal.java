package fr.rentree.licence.documentforms;

import java.util.List;

/// Why a document is not taken, replaced or shown.
public sealed interface DocumentRefusal {

    /// It breaks rules: all of them that it breaks.
    record Broken(List<Breach> breaches) implements DocumentRefusal {}

    record Exists(String id) implements DocumentRefusal {}

    record Unknown(String id) implements DocumentRefusal {}

    /// It names another distributor than the one who sends it.
    record NotYours(String sent) implements DocumentRefusal {}

    /// People hold more seats than would be left.
    record SeatsHeld(List<Held> lines) implements DocumentRefusal {

        /// @param losers how many would lose access
        public record Held(String school, String field, int wanted, int assigned, int losers) {}
    }

    /// The body is not what this door reads.
    record Unreadable(String words) implements DocumentRefusal {}

    record TooLarge(int most) implements DocumentRefusal {}

    /// A question that cannot be answered as it was put.
    record BadQuestion(String words) implements DocumentRefusal {}

    record NothingThere(String words) implements DocumentRefusal {}

    /// The ids that are addresses of something else.
    static DocumentRefusal reserved(String id) {
        return new Broken(
                List.of(
                        new Breach(
                                "RG12",
                                Fields.ID,
                                id,
                                "identifiant réservé : prenez-en un autre")));
    }
}
