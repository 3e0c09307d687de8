package fr.rentree.sync.operations;

import fr.rentree.platform.school.Uai;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.notebooks.NotebookPlace;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that a device did to one note.
public sealed interface Operation {

    Heading heading();

    /// What every operation says.
    ///
    /// @param opId of the device, for good: a repeated one gets the first result again
    /// @param base the revision that the device had read; 0 when it names none
    /// @param ownUnread whether what the device itself wrote since was not read either
    /// @param digest tells an operation sent again from another one under the same id
    record Heading(
            String opId,
            UUID note,
            Kind kind,
            String work,
            Uai school,
            int base,
            boolean ownUnread,
            HybridClock clock,
            long digest) {

        public NotebookPlace place() {
            return new NotebookPlace(school, work);
        }
    }

    record Put(Heading heading, String doc) implements Operation {}

    /// @param patch a JSON merge patch: its members are the fields that were written, null takes
    ///   one away
    record Patch(Heading heading, String patch) implements Operation {}

    record Delete(Heading heading) implements Operation {}

    /// What came in a place of the batch: an operation, or what could not be taken as one.
    sealed interface Item {
        record Readable(Operation operation) implements Item {}

        /// Written by another face of the store, here and now; its base is a condition, and so is
        /// the notebook.
        record Here(UUID notebook, Operation operation) implements Item {}

        record Unreadable(@Nullable String opId, Refusal refusal) implements Item {}
    }

    /// What one device sends at once; its operations are independent of one another.
    record Batch(UUID device, List<Item> items) {

        /// Who writes where no device of a person's does: a restoration, the W3C face, an import.
        public static final UUID SERVER = UUID.fromString("00000000-0000-7000-8000-000000000000");

        public List<Operation> operations() {
            return items.stream()
                    .<Operation>mapMulti((item, operations) -> {
                        switch (item) {
                            case Item.Readable(var operation) -> operations.accept(operation);
                            case Item.Here(_, var operation) -> operations.accept(operation);
                            case Item.Unreadable _ -> {}
                        }
                    })
                    .toList();
        }
    }
}
