package fr.rentree.sync.devices;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The devices of each person.
@Singleton
public class DeviceRepository extends SqlRepository {

    DeviceRepository(DataSource database) {
        super(database);
    }

    List<Device> of(UUID owner) {
        return list(
                """
                select id, name, platform, registered_at, last_push, last_pull, pushed
                  from device
                 where owner = ?
                 order by registered_at, id
                """,
                DeviceRepository::device,
                owner);
    }

    /// Names a device; true when it was not known before.
    boolean register(UUID owner, UUID device, DeviceEndpoint.Description description) {
        return first(
                        """
                        insert into device (owner, id, name, platform)
                        values (?, ?, ?, ?)
                        on conflict (owner, id) do update
                           set name = excluded.name, platform = excluded.platform
                        returning xmax = 0
                        """,
                        row -> row.getBoolean(1),
                        owner,
                        device,
                        description.name(),
                        description.platform())
                .orElseThrow();
    }

    /// Remembers that a device sent changes; one that nobody registered is known from now on.
    public void pushed(UUID owner, UUID device, int operations, Instant at) {
        update(
                """
                insert into device (owner, id, last_push, pushed)
                values (?, ?, ?, ?)
                on conflict (owner, id) do update
                   set last_push = excluded.last_push, pushed = device.pushed + excluded.pushed
                """,
                owner,
                device,
                at,
                operations);
    }

    /// Remembers that a device read changes, at most once a minute: reading stays cheap.
    public void pulled(UUID owner, UUID device, Instant at) {
        update(
                """
                update device
                   set last_pull = ?
                 where owner = ? and id = ?
                   and (last_pull is null or last_pull < ?::timestamptz - interval '1 minute')
                """,
                at,
                owner,
                device,
                at);
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("platform"),
                instant(row, "registered_at"),
                optionalInstant(row, "last_push").orElse(null),
                optionalInstant(row, "last_pull").orElse(null),
                row.getLong("pushed"));
    }
}
