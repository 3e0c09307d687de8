package fr.rentree.sync.batches;

import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.changes.Answer;
import fr.rentree.sync.changes.PushDesk;
import fr.rentree.sync.grouping.HeldTooLongException;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Batch;
import fr.rentree.sync.operations.Operation.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Carries out one operation that no device pushed: a restoration. It takes its turn with the
/// pushes, and what it answers is committed, in a transaction that is not the caller's.
@ApplicationScoped
public class WritingDesk {

    private final PushDesk desk;
    private final AdmissionDesk admission;

    /// Whoever waits here may hold a connection, and the writers need some as well.
    private final Semaphore places;

    WritingDesk(PushDesk desk, AdmissionDesk admission, SyncConfig limits) {
        this.desk = desk;
        this.admission = admission;
        this.places = new Semaphore(limits.restorationsAtOnce());
    }

    public Answer write(UUID owner, Operation operation) {
        if (!places.tryAcquire()) {
            throw admission.busy();
        }
        var batch = new Batch(Batch.SERVER, List.of(new Item.Readable(operation)));
        try {
            return admission.push(() -> desk.push(owner, batch)).getFirst();
        } catch (HeldTooLongException _) {
            throw admission.held();
        } finally {
            places.release();
        }
    }
}
