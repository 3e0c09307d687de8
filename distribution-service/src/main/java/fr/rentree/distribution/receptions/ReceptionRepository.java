package fr.rentree.distribution.receptions;

import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.distribution.tablets.Scan;
import fr.rentree.distribution.tablets.SerialNumber;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Puts announced tablets into the stock of their school, and keeps what readers typed.
@ApplicationScoped
class ReceptionRepository {

    private final RowRepository sql;

    ReceptionRepository(RowRepository sql) {
        this.sql = sql;
    }

    /// Everything that one delivery announced to a school.
    List<DeliveredTablet> announcedTo(Uai school, UUID delivery) {
        return sql.all(
                row ->
                        new DeliveredTablet(
                                new SerialNumber(row.text("serial_number")),
                                row.text("model"),
                                row.flag("received")),
                """
                select d.serial_number, d.model, t.serial_number is not null as received
                  from delivered_tablet d left join tablet t on t.serial_number = d.serial_number
                 where d.school = ? and d.delivery = ? order by d.serial_number
                """,
                school.value(),
                delivery);
    }

    /// The tablets that are new in the stock; one received before is left alone.
    List<TabletReceived> receive(
            Uai school, UUID delivery, Collection<SerialNumber> found, Instant at) {
        return sql.all(
                row ->
                        new TabletReceived(
                                row.text("serial_number"),
                                row.text("model"),
                                school.value(),
                                delivery,
                                at),
                """
                insert into tablet (serial_number, school, model, since, received_at)
                select serial_number, school, model, ?, ? from delivered_tablet
                 where school = ? and delivery = ? and serial_number = any(?)
                 order by serial_number on conflict do nothing
                returning serial_number, model
                """,
                at,
                at,
                school.value(),
                delivery,
                found);
    }

    boolean isAnnouncedTo(Uai school, Scan scan) {
        return !sql.all(
                        row -> row.text("serial_number"),
                        """
                        select serial_number from delivered_tablet
                         where school = ? and serial_number = any(?)
                        """,
                        school.value(),
                        scan.readings())
                .isEmpty();
    }

    /// @param outcomes what became of each scan, in the order of the scans
    void keep(Journal journal, List<Scan> scans, List<String> outcomes) {
        sql.change(
                """
                insert into reception_scan
                       (school, delivery, raw_text, serial_number, outcome, scanned_by, scanned_at)
                select ?, ?, raw_text, serial_number, outcome, ?, ?
                  from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]))
                       as scan (raw_text, serial_number, outcome)
                """,
                journal.school().value(),
                journal.delivery(),
                journal.by(),
                journal.at(),
                scans.stream().map(Scan::raw).toList(),
                scans.stream().map(Scan::words).toList(),
                outcomes);
    }

    /// Which reception, by whom, when.
    record Journal(Uai school, UUID delivery, String by, Instant at) {}
}
