package fr.rentree.sync.changes;

import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.notebooks.Notebook;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a batch is decided on: read under the lock of the owner's head.
///
/// @param seq of the owner's last change
/// @param live notes of the owner that stand
/// @param small documents of the other kinds that stand
/// @param results of operations of this batch that were carried out before
record Ground(
        long seq,
        int live,
        int small,
        Map<String, Result> results,
        Map<UUID, Note> notes,
        List<Notebook> notebooks,
        ReadingRights rights,
        ZonedDateTime now) {}
