package fr.rentree.sync.sharing;

import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.kinds.TagReader;
import fr.rentree.sync.sharing.SharedRepository.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One page of what is shared with a reader, filled share by share.
final class SharedPages {

    /// What a reader hears of a share.
    sealed interface Change {

        UUID share();

        /// A note as its teacher has it now.
        record Shown(UUID share, UUID id, String kind, String work, int rev, String doc)
                implements Change {}

        /// The teacher deleted it.
        record Deleted(UUID share, UUID id, int rev) implements Change {}

        /// The note is no longer part of the share.
        record Withdrawn(UUID share, UUID id) implements Change {}

        /// The share has ended for this reader, with all that was read of it.
        record Ended(UUID share) implements Change {}
    }

    /// @param more ask again at once
    record Page(List<Change> changes, SharedCursor cursor, boolean more) {

        /// What its documents take in memory, roughly.
        int size() {
            return changes.stream()
                    .mapToInt(
                            change -> change instanceof Change.Shown note ? note.doc().length() : 0)
                    .sum();
        }
    }

    private final int rows;
    private final int bytes;
    private final List<Change> changes = new ArrayList<>();
    private final Map<UUID, List<UUID>> shown = new LinkedHashMap<>();
    private int scanned;
    private int size;
    private boolean full;

    SharedPages(int rows, int bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    void ended(UUID share) {
        changes.add(new Change.Ended(share));
    }

    int rowsLeft() {
        return full ? 0 : rows - scanned;
    }

    int bytesLeft() {
        return Math.max(0, bytes - size);
    }

    /// Takes one row in, and counts it whether it is shown or not: it was read all the same. False
    /// when the page is full, and the row is for the next one.
    boolean take(Share share, Row row) {
        full |= size > 0 && size + row.size() > bytes;
        if (rowsLeft() == 0) {
            return false;
        }
        scanned++;
        size += row.size();
        var change = change(share, row);
        change.ifPresent(changes::add);
        if (change.isPresent() && !row.read()) {
            shown.computeIfAbsent(share.id(), _ -> new ArrayList<>()).add(row.id());
        }
        return true;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /// What this page shows for the first time.
    List<UUID> shown(Share share) {
        return shown.getOrDefault(share.id(), List.of());
    }

    private static Optional<Change> change(Share share, Row row) {
        var doc = row.doc();
        if (doc == null) {
            return row.read()
                    ? Optional.of(new Change.Deleted(share.id(), row.id(), row.rev()))
                    : Optional.empty();
        }
        if (row.inside() && holds(share.selection(), row, doc)) {
            return Optional.of(
                    new Change.Shown(share.id(), row.id(), row.kind(), row.work(), row.rev(), doc));
        }
        return row.read()
                ? Optional.of(new Change.Withdrawn(share.id(), row.id()))
                : Optional.empty();
    }

    private static boolean holds(Selection selection, Row row, String doc) {
        var tags = selection instanceof Selection.Tagged ? TagReader.tags(doc) : Set.<String>of();
        return selection.holds(new Selection.Candidate(row.id(), Kind.parse(row.kind()), tags));
    }
}
