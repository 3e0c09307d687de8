package fr.rentree.distribution.charters;

import fr.rentree.distribution.rows.ResultRow;
import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Charters with their signatures; neither is ever rewritten.
@ApplicationScoped
public class CharterRepository {

    private static final String SELECT =
            """
            select c.id, c.school, c.person, c.profile, c.birth_date, c.text_version,
                   array(select s.signatory || ' ' || s.signed_on || ' ' || s.how
                           from charter_signature s where s.charter = c.id order by s.signatory) as signatures
              from charter c
            """;

    private final RowRepository sql;

    CharterRepository(RowRepository sql) {
        this.sql = sql;
    }

    public Optional<Charter> find(Uai school, UUID person) {
        return sql.first(
                CharterRepository::charter,
                SELECT + "where c.school = ? and c.person = ?",
                school.value(),
                person);
    }

    Optional<Charter> find(UUID id) {
        return sql.first(CharterRepository::charter, SELECT + "where c.id = ?", id);
    }

    /// Opens the charter unless one is open; false when another desk was faster.
    boolean open(Charter charter, String by, Instant at) {
        return sql.change(
                        """
                        insert into charter
                               (id, school, person, profile, birth_date, text_version, opened_by, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        charter.id(),
                        charter.school().value(),
                        charter.person(),
                        charter.kind(),
                        charter.birthDate().orElse(null),
                        charter.textVersion(),
                        by,
                        at)
                == 1;
    }

    void sign(Charter charter, Signature signature, String by, Instant at) {
        sql.change(
                """
                insert into charter_signature
                       (charter, school, person, signatory, signed_on, how, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                charter.id(),
                charter.school().value(),
                charter.person(),
                signature.signatory(),
                signature.signedOn(),
                signature.how(),
                by,
                at);
    }

    private static Charter charter(ResultRow row) {
        return new Charter(
                row.uuid("id"),
                new Uai(row.text("school")),
                row.uuid("person"),
                Charter.Kind.valueOf(row.text("profile")),
                row.maybeDay("birth_date"),
                row.text("text_version"),
                row.texts("signatures").stream().map(CharterRepository::signature).toList());
    }

    /// Reads `GUARDIAN 2026-09-01 PAPER`, the form in which queries gather signatures.
    public static Signature signature(String words) {
        String[] parts = words.split(" ");
        return new Signature(
                Signatory.valueOf(parts[0]),
                LocalDate.parse(parts[1]),
                Signature.How.valueOf(parts[2]));
    }
}
