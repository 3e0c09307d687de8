package fr.rentree.sync.progress;

import fr.rentree.platform.outbox.DomainEvent;
import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Field;
import fr.rentree.sync.documents.ModuleCode;
import fr.rentree.sync.notebooks.NotebookPlace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's progress in a module is now this; what it is made of stays with the person.
///
/// @param best absent as long as there is no score
/// @param last the latest attempt; absent as long as there is none
public record ProgressRecorded(
        UUID person,
        String uai,
        String work,
        String module,
        long attempts,
        @Nullable Score best,
        @Nullable Attempt last,
        boolean completed,
        Instant at)
        implements DomainEvent {

    public record Score(double score, double max) {}

    public record Attempt(double score, double max, Instant at) {}

    /// Of a document that was looked at when it came in. One from when a module could have any name
    /// is not told as long as it keeps a name that is no code: the words could be its person's own.
    public static Optional<ProgressRecorded> of(
            UUID person, NotebookPlace place, Document doc, Instant at) {
        return Optional.of(DocumentReader.words(doc.field("module")))
                .filter(ModuleCode::isOne)
                .map(module ->
                        new ProgressRecorded(
                                person,
                                place.school().value(),
                                place.work(),
                                module,
                                (long) number(doc, "attempts"),
                                best(doc.field("best")),
                                last(doc.field("last")),
                                Boolean.parseBoolean(doc.field("completed").raw()),
                                at));
    }

    private static @Nullable Score best(Field best) {
        if (best.isAbsent()) {
            return null;
        }
        var parts = DocumentReader.read(best.raw());
        return new Score(number(parts, "score"), number(parts, "max"));
    }

    private static @Nullable Attempt last(Field last) {
        if (last.isAbsent()) {
            return null;
        }
        var parts = DocumentReader.read(last.raw());
        var at = OffsetDateTime.parse(DocumentReader.words(parts.field("at")));
        return new Attempt(number(parts, "score"), number(parts, "max"), at.toInstant());
    }

    private static double number(Document parts, String name) {
        return Double.parseDouble(parts.field(name).raw());
    }

    @Override
    public String topic() {
        return "sync.progress";
    }

    @Override
    public String key() {
        return person.toString();
    }

    @Override
    public String type() {
        return "sync.progress-recorded.v1";
    }
}
