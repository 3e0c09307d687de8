package fr.rentree.sync.storage;

import fr.rentree.sync.assignments.ReadingRightRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Hears what is stored on a device, and says what could go. Of a device that never said so it is
/// not known what waits there, so nothing could.
@ApplicationScoped
class StorageDesk {

    /// @param inventory when the device said what it stores; absent when it never did
    record Advised(Optional<Instant> inventory, List<Advice> advice, List<StoredManual> unsent) {}

    private final StorageRepository storage;
    private final ReadingRightRepository rights;
    private final StorageConfig config;
    private final Clock clock;

    StorageDesk(
            StorageRepository storage,
            ReadingRightRepository rights,
            StorageConfig config,
            Clock clock) {
        this.storage = storage;
        this.rights = rights;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    boolean take(UUID owner, UUID device, List<StoredManual> manuals) {
        boolean known = storage.take(owner, device, clock.instant());
        if (known) {
            storage.replace(owner, device, manuals);
        }
        return known;
    }

    @Transactional
    Optional<Advised> advise(UUID owner, UUID device) {
        return storage.inventory(owner, device).map(inventory -> advise(owner, inventory));
    }

    private Advised advise(UUID owner, StorageRepository.Inventory inventory) {
        var manuals = inventory.manuals();
        var now = ZonedDateTime.now(clock);
        var advice = new StorageAdvice(rights.of(owner), now, config.unusedAfter());
        return new Advised(
                inventory.at(),
                advice.of(manuals),
                manuals.stream().filter(manual -> manual.unsent() > 0).toList());
    }
}
