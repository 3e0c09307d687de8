package fr.rentree.identity.windows;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Follows the import windows; a removed one leaves the school open.
@ApplicationScoped
class ImportWindowConsumer implements EventConsumer {

    private final ImportWindowRepository windows;

    ImportWindowConsumer(ImportWindowRepository windows) {
        this.windows = windows;
    }

    @Override
    public Set<String> topics() {
        return Set.of("rollover.windows");
    }

    @Override
    public boolean carriesState() {
        return true;
    }

    @Override
    public void receive(ReceivedEvent event) {
        windows.awaitApplying();
        if (event.isRemoval()) {
            windows.remove(event.key());
        } else {
            windows.put(event.as(ImportWindow.class));
        }
    }
}
