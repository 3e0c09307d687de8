package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.beneficiaries.BeneficiaryView.CharterState;
import fr.rentree.distribution.beneficiaries.BeneficiaryView.HandoverState;
import fr.rentree.distribution.charters.Charter;
import fr.rentree.distribution.charters.CharterRepository;
import fr.rentree.distribution.charters.Signatory;
import fr.rentree.distribution.rows.ResultRow;
import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a page of beneficiaries with their charters and handovers: one query, whatever its size.
@ApplicationScoped
class BeneficiaryRepository {

    private final RowRepository sql;

    BeneficiaryRepository(RowRepository sql) {
        this.sql = sql;
    }

    /// One more than the page holds, in the order of the French alphabet.
    List<BeneficiaryView> page(
            BeneficiaryFilter filter, AlphabetKey after, int limit, LocalDate today) {
        return sql.all(
                row -> view(row, today),
                """
                select b.person, b.family_name, b.given_name, b.profile, b.divisions, b.active,
                       c.id as charter, c.profile as charter_kind, c.birth_date, c.text_version,
                       c.school,
                       array(select s.signatory || ' ' || s.signed_on || ' ' || s.how
                               from charter_signature s where s.charter = c.id) as signatures,
                       h.id as handover, h.serial_number, h.handed_over_on
                  from beneficiary b
                  left join charter c on c.school = b.school and c.person = b.person
                  left join handover h on h.school = b.school and h.person = b.person and h.live
                 where b.school = ? and (? = '' or ? = any (b.divisions)) and (? = '' or b.profile = ?)
                   and (b.family_name, b.given_name, b.person) > (?, ?, ?)
                 order by b.family_name, b.given_name, b.person limit ?
                """,
                filter.school().value(),
                filter.division(),
                filter.division(),
                filter.profile(),
                filter.profile(),
                after.familyName(),
                after.givenName(),
                after.person(),
                limit + 1);
    }

    /// How many beneficiaries are where on their way to a tablet.
    BeneficiaryCounts counts(Uai school) {
        return sql.first(
                        row ->
                                new BeneficiaryCounts(
                                        school.value(),
                                        row.number("entitled"),
                                        row.number("charters_signed"),
                                        row.number("handed_over"),
                                        row.number("leavers_with_device")),
                        """
                        select count(*) filter (where b.active) as entitled,
                               count(*) filter (where b.active and charter_is_signed(c.id)) as charters_signed,
                               count(h.id) as handed_over,
                               count(h.id) filter (where not b.active) as leavers_with_device
                          from beneficiary b
                          left join charter c on c.school = b.school and c.person = b.person
                          left join handover h on h.school = b.school and h.person = b.person and h.live
                         where b.school = ?
                        """,
                        school.value())
                .orElseThrow();
    }

    private static BeneficiaryView view(ResultRow row, LocalDate today) {
        Optional<HandoverState> handover =
                row.maybeUuid("handover")
                        .map(id ->
                                new HandoverState(
                                        id, row.text("serial_number"), row.day("handed_over_on")));
        return new BeneficiaryView(
                row.uuid("person"),
                row.text("family_name"),
                row.text("given_name"),
                row.text("profile"),
                row.texts("divisions"),
                charter(row, today),
                handover.orElse(null),
                handover.isPresent() && !row.flag("active"));
    }

    private static @Nullable CharterState charter(ResultRow row, LocalDate today) {
        Optional<UUID> id = row.maybeUuid("charter");
        if (id.isEmpty()) {
            return null;
        }
        var charter =
                new Charter(
                        id.get(),
                        new Uai(row.text("school")),
                        row.uuid("person"),
                        Charter.Kind.valueOf(row.text("charter_kind")),
                        row.maybeDay("birth_date"),
                        row.text("text_version"),
                        row.texts("signatures").stream()
                                .map(CharterRepository::signature)
                                .toList());
        Set<Signatory> missing = charter.missing(today);
        return new CharterState(charter.id(), missing.isEmpty(), missing);
    }
}
