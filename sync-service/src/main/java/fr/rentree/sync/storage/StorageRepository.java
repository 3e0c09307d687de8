package fr.rentree.sync.storage;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What devices said is stored on them.
@Singleton
class StorageRepository extends SqlRepository {

    /// @param at when it was said; absent when the device never said anything
    record Inventory(Optional<Instant> at, List<StoredManual> manuals) {}

    private record Said(Optional<Instant> at) {}

    StorageRepository(DataSource database) {
        super(database);
    }

    /// Takes the device's row, so that two inventories come one after the other; false when there
    /// is no such device.
    boolean take(UUID owner, UUID device, Instant at) {
        return update(
                        "update device set inventory_at = ? where owner = ? and id = ?",
                        at,
                        owner,
                        device)
                == 1;
    }

    void replace(UUID owner, UUID device, List<StoredManual> manuals) {
        update("delete from device_storage where owner = ? and device = ?", owner, device);
        update(
                """
                insert into device_storage (owner, device, work, bytes, last_opened, unsent)
                select ?::uuid, ?::uuid, s.* from unnest(?, ?, ?, ?) s
                """,
                owner,
                device,
                Column.of("text", manuals, StoredManual::work),
                Column.of("int8", manuals, StoredManual::bytes),
                Column.of(
                        "timestamptz",
                        manuals,
                        manual -> manual.lastOpened().map(Instant::toString).orElse(null)),
                Column.of("int4", manuals, StoredManual::unsent));
    }

    /// Absent when there is no such device.
    Optional<Inventory> inventory(UUID owner, UUID device) {
        return first(
                        "select inventory_at from device where owner = ? and id = ?",
                        row -> new Said(optionalInstant(row, "inventory_at")),
                        owner,
                        device)
                .map(said -> new Inventory(said.at(), manuals(owner, device)));
    }

    private List<StoredManual> manuals(UUID owner, UUID device) {
        return list(
                """
                select work, bytes, last_opened, unsent
                  from device_storage
                 where owner = ? and device = ?
                """,
                row ->
                        new StoredManual(
                                row.getString("work"),
                                row.getLong("bytes"),
                                optionalInstant(row, "last_opened"),
                                row.getInt("unsent")),
                owner,
                device);
    }
}
