package fr.rentree.identity.delegations;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Delegations by school; those that ended stay on record.
@Singleton
class DelegationRepository extends SqlRepository {

    private static final String ADD =
            """
            insert into delegation (person, school, permission, last_day, granted_by, granted_at)
            values (?, ?, ?, ?, ?, ?)
                on conflict (person, school, permission) where ended_at is null do nothing
            returning id, person, school, permission, last_day
            """;

    private static final String END =
            """
            update delegation set ended_at = ? where id = ? and ended_at is null
            returning id, person, school, permission, last_day
            """;

    private static final String END_OVER =
            """
            update delegation set ended_at = ?
             where id in (select id from delegation where last_day < ? and ended_at is null
                           order by id limit ? for update skip locked)
            returning person
            """;

    DelegationRepository(DataSource database) {
        super(database);
    }

    @Transactional
    List<Delegation> list(Uai school) {
        return list(
                """
                select id, person, school, permission, last_day from delegation
                 where school = ? and ended_at is null order by id
                """,
                DelegationRepository::delegation,
                school.value());
    }

    Optional<Delegation> find(UUID id) {
        return first(
                """
                select id, person, school, permission, last_day from delegation
                 where id = ? and ended_at is null
                """,
                DelegationRepository::delegation,
                id);
    }

    /// Empty when the same permission is delegated to the person already.
    Optional<Delegation> add(WantedDelegation wanted, String grantedBy, Instant at) {
        return first(
                ADD,
                DelegationRepository::delegation,
                wanted.person(),
                wanted.school().value(),
                wanted.permission().name(),
                wanted.lastDay(),
                grantedBy,
                at.atOffset(ZoneOffset.UTC));
    }

    Optional<Delegation> end(UUID id, Instant at) {
        return first(END, DelegationRepository::delegation, at.atOffset(ZoneOffset.UTC), id);
    }

    /// Ends what is over and returns whose permissions changed.
    List<UUID> endOver(LocalDate today, Instant at, int limit) {
        return list(
                        END_OVER,
                        row -> row.getObject("person", UUID.class),
                        at.atOffset(ZoneOffset.UTC),
                        today,
                        limit)
                .stream()
                .distinct()
                .toList();
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                new Uai(row.getString("school")),
                Permission.valueOf(row.getString("permission")),
                row.getObject("last_day", LocalDate.class));
    }
}
