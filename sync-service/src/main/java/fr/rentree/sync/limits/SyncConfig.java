package fr.rentree.sync.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Every limit of the service; clients are told of them by `GET /api/v1/sync/configuration`.
@ConfigMapping(prefix = "rentree.sync")
public interface SyncConfig {

    /// Operations in one batch.
    @WithDefault("100")
    int operationsPerBatch();

    /// Bytes of the body of one batch.
    @WithDefault("1048576")
    int bytesPerBatch();

    /// Bytes of one document, in UTF-8.
    @WithDefault("65536")
    int bytesPerDocument();

    /// Characters (Unicode code points) of text in one note, all its bodies together; and of the
    /// text of one step.
    @WithDefault("10000")
    int charactersOfText();

    /// Selectors in the targets of one note, refinements counted.
    @WithDefault("20")
    int selectors();

    /// Tags of one note.
    @WithDefault("50")
    int tags();

    /// Characters (Unicode code points) of one tag.
    @WithDefault("100")
    int charactersPerTag();

    /// Steps of one sequence.
    @WithDefault("100")
    int stepsPerSequence();

    /// Characters (Unicode code points) of the title of a sequence or of one of its steps.
    @WithDefault("200")
    int charactersPerTitle();

    /// Values of one preference document.
    @WithDefault("200")
    int valuesPerPreference();

    /// Live notes (annotations and sequences) in one notebook.
    @WithDefault("20000")
    int notesPerNotebook();

    /// Live notes (annotations and sequences) of one owner.
    @WithDefault("200000")
    int notesPerOwner();

    /// Live documents of the small kinds (positions, progress, preferences) of one owner.
    @WithDefault("200000")
    int smallDocumentsPerOwner();

    /// Changes in one page of the feed.
    @WithDefault("500")
    int changesPerPage();

    /// Bytes of documents in one page of the feed; a page has at least one change.
    @WithDefault("1048576")
    int bytesPerPage();

    /// How far ahead of ours a device's clock may be before it is brought back.
    @WithDefault("60s")
    Duration clockTolerance();

    /// How long after the end of a right what was made offline before that end is still taken: the
    /// device alone says when it made it.
    @WithDefault("730d")
    Duration lateFor();

    /// How long the result of an operation is kept for a device that did not hear it.
    @WithDefault("90d")
    Duration resultsKept();

    /// Restorations of versions and from the bin that are written at the same moment; one more is
    /// told when to come back.
    @WithDefault("8")
    int restorationsAtOnce();

    /// How long a text that lost, or an edit that met a deletion, is kept.
    @WithDefault("30d")
    Duration lostTextsKept();

    /// How long an epoch lasts: a restore to a moment further back than this is noticed by whoever
    /// reads shared notes; in their own, devices that had read beyond it notice any.
    @WithDefault("10m")
    Duration epochLength();

    /// What cursors are signed with; made and stored at the first start when absent.
    Optional<String> cursorKey();
}
