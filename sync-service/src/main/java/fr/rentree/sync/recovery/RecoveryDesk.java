package fr.rentree.sync.recovery;

import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.sync.batches.WritingDesk;
import fr.rentree.sync.changes.Answer;
import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.documents.MergePatch;
import fr.rentree.sync.documents.TimedId;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookRepository;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Heading;
import fr.rentree.sync.recovery.RecoveryRepository.Listed;
import fr.rentree.sync.recovery.RecoveryRepository.Start;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows what lost, and writes it again when its owner wants it back.
@ApplicationScoped
class RecoveryDesk {

    private static final String URN = "urn:uuid:";

    private final RecoveryRepository lost;
    private final NotebookRepository notebooks;
    private final WritingDesk writing;
    private final Clock clock;

    RecoveryDesk(
            RecoveryRepository lost,
            NotebookRepository notebooks,
            WritingDesk writing,
            Clock clock) {
        this.lost = lost;
        this.notebooks = notebooks;
        this.writing = writing;
        this.clock = clock;
    }

    /// Empty when the notebook is not the owner's.
    @Transactional
    Optional<Page<LostVersion>> versions(
            UUID owner, UUID notebook, @Nullable UUID document, Start start) {
        return notebooks
                .find(owner, notebook)
                .map(_ -> lost.versions(owner, notebook, document, start))
                .map(found -> page(found, start.rows(), LostVersion::id));
    }

    @Transactional
    Optional<Page<BinEntry>> bin(UUID owner, UUID notebook, Start start) {
        return notebooks
                .find(owner, notebook)
                .map(_ -> lost.bin(owner, notebook, start))
                .map(found -> page(found, start.rows(), BinEntry::id));
    }

    /// The text is written as a new edit, later than all that stands; what it takes the place of
    /// becomes a version in its turn.
    @Transactional
    Restoration restoreVersion(UUID owner, UUID notebook, UUID id) {
        var place = notebooks.find(owner, notebook);
        var version = place.flatMap(_ -> lost.version(owner, notebook, id));
        if (place.isEmpty() || version.isEmpty()) {
            return new Restoration.Unknown();
        }
        var document = version.get().document();
        var standing = lost.document(owner, document).orElseThrow();
        if (standing.doc().isEmpty()) {
            return new Restoration.DocumentDeleted();
        }
        var patch = Document.compose(Map.of(version.get().field(), version.get().value()));
        var now = DocumentReader.read(standing.doc().get());
        var then = MergePatch.apply(now, patch).document();
        if (now.fields().equals(then.fields())) {
            return new Restoration.Restored(document, standing.rev(), standing.seq());
        }
        var made = later(standing.history().latest(), id);
        var operation =
                new Operation.Patch(
                        heading(place.get(), document, version.get().kind(), made), patch);
        return restored(writing.write(owner, operation));
    }

    /// The document comes back as a new note: a deletion stands.
    @Transactional
    Restoration restoreEntry(UUID owner, UUID notebook, UUID id) {
        var place = notebooks.find(owner, notebook);
        var entry = place.flatMap(_ -> lost.entry(owner, notebook, id));
        if (place.isEmpty() || entry.isEmpty()) {
            return new Restoration.Unknown();
        }
        var doc = whole(owner, entry.get());
        if (doc.isEmpty()) {
            return new Restoration.Incomplete();
        }
        var fresh = TimedId.next(clock.instant());
        var document = QuarkusTransaction.requiringNew().call(() -> lost.reserve(owner, id, fresh));
        var standing = lost.document(owner, document);
        if (standing.isPresent()) {
            return new Restoration.Restored(document, standing.get().rev(), standing.get().seq());
        }
        var made = new HybridClock(clock.millis(), 0, document);
        var operation =
                new Operation.Put(
                        heading(place.get(), document, entry.get().kind(), made),
                        DocumentReader.withId(doc.get(), URN + document));
        return restored(writing.write(owner, operation));
    }

    private Optional<String> whole(UUID owner, BinEntry entry) {
        if (!entry.partial()) {
            return Optional.of(entry.doc());
        }
        return lost.whole(owner, entry.document())
                .map(doc -> MergePatch.apply(DocumentReader.read(doc), entry.doc()))
                .map(patched -> patched.document().raw());
    }

    private HybridClock later(HybridClock latest, UUID writer) {
        long now = clock.millis();
        return latest.millis() < now
                ? new HybridClock(now, 0, writer)
                : new HybridClock(latest.millis(), latest.counter() + 1, writer);
    }

    /// No revision is named: so a text that is written over is kept.
    private static Heading heading(Notebook notebook, UUID document, Kind kind, HybridClock made) {
        var place = notebook.place();
        return new Heading(
                "restoration:" + document + ":" + made,
                document,
                kind,
                place.work(),
                place.school(),
                0,
                false,
                made,
                0);
    }

    private static Restoration restored(Answer answer) {
        return switch (answer) {
            case Answer.Rejected(_, var refusal) -> new Restoration.Refused(refusal);
            case Answer.Done(_, var result, _, _, _)
                    when result.outcome() == Answer.Outcome.SUPERSEDED ->
                    new Restoration.Overtaken();
            case Answer.Done(_, var result, _, _, _) ->
                    new Restoration.Restored(result.note(), result.rev(), result.seq());
        };
    }

    private static <T> Page<T> page(List<Listed<T>> found, int rows, Function<T, UUID> id) {
        var items = found.stream().map(Listed::item).limit(rows).toList();
        boolean more = !found.isEmpty() && found.getFirst().of() > items.size();
        return new Page<>(items, more ? Cursor.encode(id.apply(items.getLast()).toString()) : null);
    }
}
