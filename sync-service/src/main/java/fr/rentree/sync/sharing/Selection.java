package fr.rentree.sync.sharing;

import fr.rentree.sync.documents.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What of a notebook is shared. Only annotations and sequences are: where somebody is reading, and
/// how well, is theirs alone.
sealed interface Selection {

    record WholeNotebook() implements Selection {}

    record Sequences() implements Selection {}

    record Documents(List<UUID> ids) implements Selection {
        public Documents {
            ids = List.copyOf(ids);
        }
    }

    record Tagged(String tag) implements Selection {}

    /// What a selection looks at.
    record Candidate(UUID id, Kind kind, Set<String> tags) {}

    default boolean holds(Candidate candidate) {
        return candidate.kind().isNote()
                && switch (this) {
                    case WholeNotebook() -> true;
                    case Sequences() -> candidate.kind() == Kind.SEQUENCE;
                    case Documents(var ids) -> ids.contains(candidate.id());
                    case Tagged(var tag) -> candidate.tags().contains(tag);
                };
    }
}
