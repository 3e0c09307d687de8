package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.platform.school.Uai;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which tiles somebody looks for, and in which order; what is absent is not asked.
///
/// @param words each must stand somewhere in title, publisher, id or EAN, accents or not
/// @param level address of a ScoLOMFR concept
/// @param subject address of a ScoLOMFR concept
record ShelfFilter(
        @Nullable Uai school,
        List<String> words,
        @Nullable ResourceKind kind,
        @Nullable String publisher,
        @Nullable String level,
        @Nullable String subject,
        MediacentreItem.@Nullable State state,
        @Nullable Boolean favourite,
        Sort sort) {

    enum Sort {
        /// School by school, families first, then by title.
        SHELF,
        TITLE,
        /// What ends first, first.
        ENDING,
        /// What was opened last, first; then what never was.
        RECENT
    }
}
