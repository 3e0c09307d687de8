package fr.rentree.distribution.handovers;

import fr.rentree.distribution.rows.ResultRow;
import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.distribution.tablets.SerialNumber;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Handovers: one statement to write one, one to read many.
@ApplicationScoped
class HandoverRepository {

    private static final String SELECT =
            """
            select h.id, h.person, h.holder_family_name, h.holder_given_name, h.holder_divisions,
                   h.school, h.serial_number, h.model, h.kind, h.charter, h.accessories,
                   h.handed_over_on, h.device_time, h.server_time, l.id as list, l.number as list_number
              from handover h
              left join certified_cession c on c.handover = h.id
              left join certified_list l on l.id = c.list
            """;

    private final RowRepository sql;

    HandoverRepository(RowRepository sql) {
        this.sql = sql;
    }

    /// What the person holds already; of another school's handovers only that there is one.
    Holding holding(Uai school, UUID person) {
        return sql.first(
                        row ->
                                new Holding(
                                        row.flag("holds"),
                                        row.maybeText("serial_number")
                                                .map(SerialNumber::new)
                                                .map(serial ->
                                                        new HandoverRefusal.Held(
                                                                serial,
                                                                row.day("handed_over_on")))),
                        """
                        select holds_a_tablet(asked.person) as holds, h.serial_number, h.handed_over_on
                          from (select cast(? as uuid) as person, cast(? as text) as school) as asked
                          left join handover h
                            on h.person = asked.person and h.school = asked.school and h.live
                        """,
                        person,
                        school.value())
                .orElseThrow();
    }

    /// @param anywhere true when some school handed a tablet to the person
    record Holding(boolean anywhere, Optional<HandoverRefusal.Held> here) {}

    /// Takes the tablet from the stock and gives it to the person, or does nothing at all.
    ///
    /// The lock on the tablet comes first, the unique rows of tablet and person decide, and a
    /// trigger moves the tablet: of two desks, one changes nothing.
    ///
    /// @return the id of the handover, when this desk was the one
    Optional<UUID> add(Handover handover) {
        return sql.first(
                row -> row.uuid("id"),
                """
                insert into handover
                       (school, person, serial_number, model, kind, charter, accessories,
                        holder_family_name, holder_given_name, holder_profile, holder_divisions,
                        handed_over_on, device_time, server_time, handed_over_by)
                select t.school, ?, t.serial_number, t.model, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                  from tablet t
                 where t.serial_number = ? and t.school = ? and t.state = 'IN_STOCK'
                   for no key update
                    on conflict do nothing
                returning id
                """,
                handover.person().person(),
                Handover.CESSION,
                handover.charter().charter(),
                handover.act().accessories(),
                handover.person().familyName(),
                handover.person().givenName(),
                handover.person().profile(),
                handover.person().divisions(),
                handover.on(),
                handover.act().deviceTime(),
                handover.receivedAt(),
                handover.act().by(),
                handover.tablet().serialNumber().value(),
                handover.person().school().value());
    }

    Optional<HandoverView> find(UUID id) {
        return sql.first(HandoverRepository::view, SELECT + "where h.id = ?", id);
    }

    /// One more than the page holds, the newest first.
    List<HandoverView> page(Uai school, Optional<UUID> after, int limit) {
        return sql.all(
                HandoverRepository::view,
                SELECT
                        + """
                        where h.school = ? and (cast(? as uuid) is null or h.id < cast(? as uuid))
                        order by h.id desc limit ?
                        """,
                school.value(),
                after.orElse(null),
                after.orElse(null),
                limit + 1);
    }

    private static HandoverView view(ResultRow row) {
        return new HandoverView(
                row.uuid("id"),
                row.text("school"),
                row.uuid("person"),
                row.text("holder_family_name"),
                row.text("holder_given_name"),
                row.texts("holder_divisions"),
                row.text("serial_number"),
                row.text("model"),
                row.text("kind"),
                row.uuid("charter"),
                row.texts("accessories"),
                row.day("handed_over_on"),
                row.instant("device_time"),
                row.instant("server_time"),
                row.maybeUuid("list").orElse(null),
                row.maybeUuid("list").map(_ -> row.number("list_number")).orElse(null));
    }
}
