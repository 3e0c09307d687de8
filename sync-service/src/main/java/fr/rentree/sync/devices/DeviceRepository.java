package fr.rentree.sync.devices;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Sql;
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

    /// Remembers that devices sent changes; one that nobody registered is known from now on.
    public Sql pushed(List<PushedDevice> devices, Instant at) {
        return new Sql(
                """
                insert into device (last_push, owner, id, pushed)
                select ?::timestamptz, d.owner, d.id, sum(d.pushed)
                  from unnest(?, ?, ?) d (owner, id, pushed)
                 group by d.owner, d.id
                on conflict (owner, id) do update
                   set last_push = excluded.last_push, pushed = device.pushed + excluded.pushed
                """,
                at,
                Column.of("uuid", devices, PushedDevice::owner),
                Column.of("uuid", devices, PushedDevice::device),
                Column.of("int4", devices, PushedDevice::operations));
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
