package fr.rentree.sync.carryover;

import java.util.List;

/// What a carry-over does, or would do.
///
/// @param hash of the notebooks it concerns
/// @param examples ids of notebooks that are frozen
record Outlook(String hash, long carriedOn, long frozen, List<String> examples) {

    Outlook {
        examples = List.copyOf(examples);
    }
}
