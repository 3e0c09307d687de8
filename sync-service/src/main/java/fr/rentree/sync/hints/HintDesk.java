package fr.rentree.sync.hints;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Looks where owners are.
@ApplicationScoped
class HintDesk {

    private final HintRepository heads;

    HintDesk(HintRepository heads) {
        this.heads = heads;
    }

    /// The number of the owner's last change; 0 when there is none.
    @Transactional
    long seq(UUID owner) {
        return heads.heads(Set.of(owner)).stream()
                .mapToLong(HintRepository.Head::seq)
                .findFirst()
                .orElse(0);
    }

    @Transactional
    List<HintRepository.Head> heads(Set<UUID> owners) {
        return heads.heads(owners);
    }
}
