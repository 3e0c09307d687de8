package fr.rentree.sync.devices;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Tablets that a school declared lost, and the devices that are them.
@Singleton
class LostTabletRepository extends SqlRepository {

    /// @param isNew false when it was cut off before
    record CutDevice(UUID owner, boolean isNew) {}

    LostTabletRepository(DataSource database) {
        super(database);
    }

    void declare(Uai school, String serialNumber, String by, Instant at) {
        update(
                """
                insert into lost_tablet (school, serial_number, declared_by, declared_at)
                values (?, ?, ?, ?)
                on conflict do nothing
                """,
                school.value(),
                serialNumber,
                by,
                at);
    }

    boolean takeBack(Uai school, String serialNumber) {
        return update(
                        "delete from lost_tablet where school = ? and serial_number = ?",
                        school.value(),
                        serialNumber)
                == 1;
    }

    List<LostTabletEndpoint.LostTablet> of(Uai school, int rows) {
        return list(
                """
                select t.serial_number, t.declared_at,
                       (select count(*) from device d join person p on p.person = d.owner
                         where d.serial_number = t.serial_number and d.lost_at is not null
                           and p.places @> jsonb_build_array(jsonb_build_object('uai', t.school))) as devices
                  from lost_tablet t
                 where t.school = ?
                 order by t.declared_at desc, t.serial_number
                 limit ?
                """,
                row ->
                        new LostTabletEndpoint.LostTablet(
                                row.getString("serial_number"),
                                instant(row, "declared_at"),
                                row.getInt("devices")),
                school.value(),
                rows);
    }

    /// Cuts off what people of the school registered under the number; a loss that the owner said
    /// before becomes the school's to take back.
    List<CutDevice> cut(Uai school, String serialNumber, Instant at) {
        return list(
                """
                update device d
                   set lost_at = coalesce(d.lost_at, ?), lost_by = 'SCHOOL'
                  from person p
                 where d.serial_number = ? and p.person = d.owner
                   and p.places @> jsonb_build_array(jsonb_build_object('uai', ?::text))
                returning d.owner, old.lost_at is null as is_new
                """,
                row -> new CutDevice(uuid(row, "owner"), row.getBoolean("is_new")),
                at,
                serialNumber,
                school.value());
    }

    /// Lets them in again, unless another school still says the same.
    int letIn(String serialNumber) {
        return update(
                """
                update device d
                   set lost_at = null, lost_by = null
                 where d.serial_number = ? and d.lost_by = 'SCHOOL'
                   and not exists (select from lost_tablet t
                                     join person p on p.places @> jsonb_build_array(jsonb_build_object('uai', t.school))
                                    where t.serial_number = d.serial_number and p.person = d.owner)
                """,
                serialNumber);
    }
}
