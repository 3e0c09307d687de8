package fr.rentree.distribution.deliveries;

import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Deliveries and the tablets they announce, always as sets.
@ApplicationScoped
class DeliveryRepository {

    private final RowRepository sql;

    DeliveryRepository(RowRepository sql) {
        this.sql = sql;
    }

    Optional<UUID> withLines(String sha256) {
        return sql.first(
                row -> row.uuid("id"), "select id from delivery where lines_sha256 = ?", sha256);
    }

    /// Of these serial numbers, those announced before, with the delivery that did.
    Map<String, UUID> announced(Collection<String> serialNumbers) {
        return sql
                .all(
                        row -> Map.entry(row.text("serial_number"), row.uuid("delivery")),
                        """
                        select serial_number, delivery from delivered_tablet
                         where serial_number = any(?)
                        """,
                        serialNumbers)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The new delivery; nothing when the same lines were announced in this moment by another.
    Optional<UUID> add(String sha256, int lines, String by, Instant at) {
        return sql.first(
                row -> row.uuid("id"),
                """
                insert into delivery (lines_sha256, lines, sent_by, announced_at)
                values (?, ?, ?, ?) on conflict do nothing returning id
                """,
                sha256,
                lines,
                by,
                at);
    }

    /// How many tablets were new: fewer than lines when another file announced one meanwhile.
    int announce(UUID delivery, List<DeliveryLine> lines) {
        return sql.change(
                """
                insert into delivered_tablet (serial_number, delivery, school, model)
                select serial_number, ?, school, model
                  from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]))
                       as line (serial_number, school, model)
                 order by serial_number on conflict do nothing
                """,
                delivery,
                lines.stream().map(DeliveryLine::serialNumber).toList(),
                lines.stream().map(DeliveryLine::school).toList(),
                lines.stream().map(DeliveryLine::model).toList());
    }

    /// Each school's part; of a person's schools only.
    List<Delivery.Share> shares(UUID delivery) {
        return sql.all(
                row ->
                        new Delivery.Share(
                                row.text("school"), row.number("expected"), row.number("received")),
                """
                select d.school, count(*) as expected, count(t.serial_number) as received
                  from delivered_tablet d left join tablet t on t.serial_number = d.serial_number
                 where d.delivery = ? group by d.school order by d.school
                """,
                delivery);
    }

    Optional<String> sentBy(UUID delivery) {
        return sql.first(
                row -> row.text("sent_by"), "select sent_by from delivery where id = ?", delivery);
    }

    /// Deliveries that announced something to a school, the newest first.
    List<DeliveryItem> page(Uai school, Optional<UUID> after, int limit) {
        return sql.all(
                row ->
                        new DeliveryItem(
                                row.uuid("id"),
                                row.instant("announced_at"),
                                row.number("expected"),
                                row.number("received")),
                """
                select v.id, v.announced_at, count(*) as expected, count(t.serial_number) as received
                  from delivered_tablet d join delivery v on v.id = d.delivery
                  left join tablet t on t.serial_number = d.serial_number
                 where d.school = ? and (cast(? as uuid) is null or v.id < cast(? as uuid))
                 group by v.id order by v.id desc limit ?
                """,
                school.value(),
                after.orElse(null),
                after.orElse(null),
                limit + 1);
    }
}
