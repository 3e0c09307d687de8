package fr.rentree.sync.batches;

import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.changes.Answer;
import fr.rentree.sync.changes.PushDesk;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.grouping.HeldTooLongException;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.notebooks.NotebookPlace;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Batch;
import fr.rentree.sync.operations.Operation.Heading;
import fr.rentree.sync.operations.Operation.Item;
import fr.rentree.sync.operations.OperationProblems;
import fr.rentree.sync.operations.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where another face of the store writes one annotation: by the same push, and the same merge.
@ApplicationScoped
public class NoteDesk {

    /// @param device that stands for the program that writes
    /// @param opId of this write for good: a repeated one has no second effect
    /// @param digest tells a write sent again from another one under the same opId
    public record Writer(UUID owner, UUID device, String opId, long digest) {}

    /// @param notebook that the note is in, or is to be in
    /// @param base the revision that it may replace, and no other; 0 for whatever stands
    /// @param doc the whole document; empty to delete it
    public record Write(
            UUID note, UUID notebook, NotebookPlace place, int base, Optional<String> doc) {}

    public sealed interface Written {

        /// @param repeated it was written before, and this time nothing was
        record Done(UUID note, boolean repeated) implements Written {}

        /// @param slug of the problem that a push would get
        record Refused(String slug, String detail) implements Written {}
    }

    private final PushDesk pushes;
    private final AdmissionDesk admission;
    private final Clock clock;

    NoteDesk(PushDesk pushes, AdmissionDesk admission, Clock clock) {
        this.pushes = pushes;
        this.admission = admission;
        this.clock = clock;
    }

    /// What it tells is committed.
    public Written write(Writer writer, Write write) {
        var item = new Item.Here(write.notebook(), operation(writer, write));
        var batch = new Batch(writer.device(), List.of(item));
        admission.welcome(writer.owner());
        try {
            return switch (admission.push(() -> pushes.push(writer.owner(), batch)).getFirst()) {
                case Answer.Done done -> new Written.Done(done.result().note(), done.repeated());
                case Answer.Rejected rejected -> refused(rejected.refusal());
            };
        } catch (HeldTooLongException _) {
            throw admission.held();
        }
    }

    private Operation operation(Writer writer, Write write) {
        var heading =
                new Heading(
                        writer.opId(),
                        write.note(),
                        Kind.ANNOTATION,
                        write.place().work(),
                        write.place().school(),
                        write.base(),
                        false,
                        new HybridClock(clock.millis(), 0, hand(writer, write)),
                        writer.digest());
        return write.doc()
                .<Operation>map(doc -> new Operation.Put(heading, doc))
                .orElseGet(() -> new Operation.Delete(heading));
    }

    /// A program is one device on all its machines, and a write that names no revision may come
    /// from one that never read what the others wrote: so its hand is nobody's before or after it.
    private static UUID hand(Writer writer, Write write) {
        return write.base() == 0 ? UUID.randomUUID() : writer.device();
    }

    private static Written refused(Refusal refusal) {
        var words = OperationProblems.words(refusal);
        return new Written.Refused(words.slug(), words.detail());
    }
}
