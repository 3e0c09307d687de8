package fr.rentree.licence.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which resources somebody looks for; what is absent is not asked.
///
/// @param words each must stand somewhere in title, publisher, id or EAN, accents or not
/// @param level address of a ScoLOMFR concept
/// @param subject address of a ScoLOMFR concept
public record ResourceFilter(
        List<String> words,
        @Nullable String publisher,
        @Nullable String distributor,
        @Nullable String ean,
        @Nullable ResourceKind kind,
        @Nullable String family,
        @Nullable String work,
        @Nullable String level,
        @Nullable String subject,
        @Nullable Boolean orderable,
        @Nullable Boolean shown) {

    static final int MOST_WORDS = 10;

    /// The words of what somebody typed; more than ten say no more.
    public static List<String> words(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Stream.of(typed.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList();
    }
}
