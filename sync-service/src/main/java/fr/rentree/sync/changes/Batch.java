package fr.rentree.sync.changes;

import fr.rentree.sync.changes.Operation.Item;
import java.util.List;
import java.util.UUID;

/// What one device sends at once; its operations are independent of one another.
record Batch(UUID device, List<Item> items) {

    List<Operation> operations() {
        return items.stream()
                .filter(Item.Readable.class::isInstance)
                .map(item -> ((Item.Readable) item).operation())
                .toList();
    }
}
