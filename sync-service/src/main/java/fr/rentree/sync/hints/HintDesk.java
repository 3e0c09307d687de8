package fr.rentree.sync.hints;

import fr.rentree.sync.assignments.RightsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Looks where owners are.
@ApplicationScoped
class HintDesk {

    private final HintRepository owners;

    HintDesk(HintRepository owners) {
        this.owners = owners;
    }

    @Transactional
    List<Standing> standings(Set<UUID> listening) {
        return owners.standings(listening);
    }

    /// Kept with the rights themselves: once they are committed, every copy of the service finds
    /// it.
    void rightsChanged(@Observes RightsChanged change) {
        owners.rightsChanged(change.people());
    }
}
