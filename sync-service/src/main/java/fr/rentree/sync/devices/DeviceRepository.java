package fr.rentree.sync.devices;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.devices.DeviceDesk.Loss;
import fr.rentree.sync.devices.DeviceDesk.Registration;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The devices of each person.
@Singleton
public class DeviceRepository extends SqlRepository {

    private static final String SELECT =
            """
            select d.id, d.name, d.platform, d.serial_number, d.registered_at, d.last_push, d.last_pull,
                   d.pushed, greatest(coalesce(h.seq, 0) - d.acknowledged, 0) as behind,
                   d.reset_at is not null as to_reset, d.lost_at, d.lost_by
              from device d left join head h on h.owner = d.owner
             where d.owner = ?
            """;

    private final DeviceConfig limits;

    DeviceRepository(DataSource database, DeviceConfig limits) {
        super(database);
        this.limits = limits;
    }

    /// All of one person's, oldest first.
    public List<Device> of(UUID owner) {
        return list(SELECT + "order by d.registered_at, d.id", DeviceRepository::device, owner);
    }

    public Optional<Device> find(UUID owner, UUID device) {
        return first(SELECT + "and d.id = ?", DeviceRepository::device, owner, device);
    }

    /// Forgets the device that was unused longest, when there are too many for a new one. What was
    /// written on it stays, and it is known again as soon as it sends something.
    void makeRoom(UUID owner, UUID device, Instant now) {
        update(
                """
                delete from device
                 where owner = ?
                   and id = (select d.id from device d
                              where d.owner = ? and d.lost_at is null and d.reset_at is null
                                and greatest(d.registered_at, d.last_push, d.last_pull) < ?
                              order by greatest(d.registered_at, d.last_push, d.last_pull) limit 1)
                   and (select count(*) from device d where d.owner = ?) >= ?
                   and not exists (select from device d where d.owner = ? and d.id = ?)
                """,
                owner,
                owner,
                now.minus(limits.unusedAfter()),
                owner,
                limits.perPerson(),
                owner,
                device);
    }

    /// Names a device. One that says nothing of its serial number keeps the one it had.
    Registration register(UUID owner, UUID device, DeviceEndpoint.Description description) {
        return first(
                        """
                        insert into device (owner, id, name, platform, serial_number)
                        select n.* from (values (?::uuid, ?::uuid, ?, ?, ?)) n (owner, id, name, platform, number)
                         where (select count(*) from device d where d.owner = n.owner) < ?
                            or exists (select from device d where d.owner = n.owner and d.id = n.id)
                        on conflict (owner, id) do update
                           set name = excluded.name, platform = excluded.platform,
                               serial_number = coalesce(excluded.serial_number, device.serial_number)
                        returning xmax = 0 as added
                        """,
                        row -> row.getBoolean("added") ? Registration.ADDED : Registration.KNOWN,
                        owner,
                        device,
                        description.name(),
                        description.platform(),
                        description.serialNumber(),
                        limits.perPerson())
                .orElse(Registration.TOO_MANY);
    }

    /// The schools whose tablets count are those that the running transaction sees: the person's.
    boolean cutIfTabletIsLost(UUID owner, UUID device, Instant at) {
        return update(
                        """
                        update device d
                           set lost_at = ?, lost_by = 'SCHOOL'
                         where d.owner = ? and d.id = ? and d.lost_at is null
                           and exists (select from lost_tablet t where t.serial_number = d.serial_number)
                        """,
                        at,
                        owner,
                        device)
                == 1;
    }

    boolean forget(UUID owner, UUID device) {
        return update(
                        "delete from device where owner = ? and id = ? and lost_at is null",
                        owner,
                        device)
                == 1;
    }

    boolean reset(UUID owner, UUID device, Instant at) {
        return update(
                        "update device set reset_at = ? where owner = ? and id = ?",
                        at,
                        owner,
                        device)
                == 1;
    }

    /// Said twice, it stays with who said it first.
    Loss lose(UUID owner, UUID device, Instant at) {
        return first(
                        """
                        update device
                           set lost_at = coalesce(lost_at, ?), lost_by = coalesce(lost_by, 'OWNER')
                         where owner = ? and id = ?
                        returning old.lost_at is null as declared
                        """,
                        row -> row.getBoolean("declared") ? Loss.DECLARED : Loss.KNOWN,
                        at,
                        owner,
                        device)
                .orElse(Loss.UNKNOWN);
    }

    void findAgain(UUID owner, UUID device) {
        update(
                """
                update device set lost_at = null, lost_by = null
                 where owner = ? and id = ? and lost_by = 'OWNER'
                """,
                owner,
                device);
    }

    /// Remembers that devices which are known sent changes.
    public Sql pushedAgain(List<PushedDevice> devices, Instant at) {
        return new Sql(
                """
                update device d
                   set last_push = ?::timestamptz, pushed = d.pushed + n.pushed
                  from unnest(?, ?, ?) n (owner, id, pushed)
                 where d.owner = n.owner and d.id = n.id
                """,
                at,
                Column.of("uuid", devices, PushedDevice::owner),
                Column.of("uuid", devices, PushedDevice::device),
                Column.of("int4", devices, PushedDevice::operations));
    }

    /// Remembers that devices sent changes for the first time: nobody need register one, as long as
    /// its person has not too many.
    public Sql pushedFirst(List<PushedDevice> devices, Instant at) {
        return new Sql(
                """
                insert into device (last_push, owner, id, pushed)
                select ?::timestamptz, d.owner, d.id, d.pushed
                  from unnest(?, ?, ?) d (owner, id, pushed)
                 where (select count(*) from device k where k.owner = d.owner) < ?
                on conflict (owner, id) do update
                   set last_push = excluded.last_push, pushed = device.pushed + excluded.pushed
                """,
                at,
                Column.of("uuid", devices, PushedDevice::owner),
                Column.of("uuid", devices, PushedDevice::device),
                Column.of("int4", devices, PushedDevice::operations),
                limits.perPerson());
    }

    /// Remembers that a device read changes and has everything up to its cursor; from the start, it
    /// starts over. One round trip, which is a transaction of its own.
    public void pulled(UUID device, Cursor from, Instant at) {
        askAlone(
                Tenancy.sightOf(List.of(from.owner())),
                new Query<>(
                        new Sql(
                                """
                                update device
                                   set last_pull = ?, acknowledged = ?,
                                       reset_at = case when ? = 0 then null else reset_at end
                                 where owner = ? and id = ?
                                returning 1
                                """,
                                at,
                                from.seq(),
                                from.seq(),
                                from.owner(),
                                device),
                        _ -> 1));
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                uuid(row, "id"),
                row.getString("name"),
                row.getString("platform"),
                row.getString("serial_number"),
                instant(row, "registered_at"),
                optionalInstant(row, "last_push").orElse(null),
                optionalInstant(row, "last_pull").orElse(null),
                row.getLong("pushed"),
                row.getLong("behind"),
                row.getBoolean("to_reset"),
                optionalInstant(row, "lost_at").orElse(null),
                row.getString("lost_by"));
    }
}
