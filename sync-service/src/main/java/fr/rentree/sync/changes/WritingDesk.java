package fr.rentree.sync.changes;

import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.grouping.HeldTooLongException;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Batch;
import fr.rentree.sync.operations.Operation.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Carries out one operation that no device pushed: a restoration. It takes its turn with the
/// pushes, and what it answers is committed, in a transaction that is not the caller's.
@ApplicationScoped
public class WritingDesk {

    private final PushDesk desk;
    private final AdmissionDesk admission;

    WritingDesk(PushDesk desk, AdmissionDesk admission) {
        this.desk = desk;
        this.admission = admission;
    }

    public Answer write(UUID owner, Operation operation) {
        var batch = new Batch(Batch.SERVER, List.of(new Item.Readable(operation)));
        try {
            return admission.push(() -> desk.push(owner, batch)).getFirst();
        } catch (HeldTooLongException _) {
            throw admission.held();
        }
    }
}
