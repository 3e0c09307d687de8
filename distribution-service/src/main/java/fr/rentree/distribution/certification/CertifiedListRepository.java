package fr.rentree.distribution.certification;

import fr.rentree.distribution.rows.ResultRow;
import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.platform.school.Uai;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Certified lists and the cessions they hold.
@ApplicationScoped
class CertifiedListRepository implements PanacheRepositoryBase<CertifiedListRow, UUID> {

    private final RowRepository sql;

    CertifiedListRepository(RowRepository sql) {
        this.sql = sql;
    }

    /// Locks the school's counter until the end of the transaction and returns the next number.
    ///
    /// Who comes at the same moment waits here, so that numbers have no gap and no cession is taken
    /// twice; a rollback gives the number back.
    int takeNumber(Uai school) {
        return sql.first(
                        row -> row.number("last"),
                        """
                        insert into certified_list_number as counter (school, last) values (?, 1)
                            on conflict (school) do update set last = counter.last + 1
                        returning last
                        """,
                        school.value())
                .orElseThrow();
    }

    /// Cessions of a period that no list holds yet, in the order of the alphabet.
    List<Cession> uncertified(Uai school, LocalDate from, LocalDate to) {
        return sql.all(
                row ->
                        new Cession(
                                row.uuid("id"),
                                row.text("holder_family_name"),
                                row.text("holder_given_name"),
                                String.join(", ", row.texts("holder_divisions")),
                                row.text("serial_number"),
                                row.text("model"),
                                row.day("handed_over_on")),
                """
                select h.id, h.holder_family_name, h.holder_given_name, h.holder_divisions,
                       h.serial_number, h.model, h.handed_over_on
                  from handover h
                 where h.school = ? and h.kind = 'CESSION' and h.live
                   and h.handed_over_on between ? and ?
                   and not exists (select from certified_cession c where c.handover = h.id)
                 order by h.holder_family_name, h.holder_given_name, h.id
                """,
                school.value(),
                from,
                to);
    }

    void hold(CertifiedList list) {
        sql.change(
                """
                insert into certified_cession (handover, list, school, position)
                select handover, ?, ?, position
                  from unnest(cast(? as uuid[])) with ordinality as one (handover, position)
                """,
                list.id(),
                list.school().value(),
                list.cessions().stream().map(Cession::handover).toList());
    }

    /// The newest first, without their documents.
    List<CertifiedListView> page(Uai school, int before, int limit) {
        return sql.all(
                CertifiedListRepository::view,
                """
                select id, school, number, first_day, last_day, cessions, sha256, certified_at
                  from certified_list where school = ? and number < ?
                 order by number desc limit ?
                """,
                school.value(),
                before,
                limit + 1);
    }

    Optional<CertifiedListView> view(UUID id) {
        return sql.first(
                CertifiedListRepository::view,
                """
                select id, school, number, first_day, last_day, cessions, sha256, certified_at
                  from certified_list where id = ?
                """,
                id);
    }

    private static CertifiedListView view(ResultRow row) {
        UUID id = row.uuid("id");
        return new CertifiedListView(
                id,
                row.text("school"),
                row.number("number"),
                row.day("first_day"),
                row.day("last_day"),
                row.number("cessions"),
                row.text("sha256"),
                "/api/v1/certified-lists/" + id + "/document",
                row.instant("certified_at"));
    }
}
