package fr.rentree.identity.tasks;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Former pupils of a school: those who left the roster and were pupils there last.
@Singleton
class SuspensionRepository extends SqlRepository {

    private static final String FORMER =
            """
            select p.id from person p join place pl on pl.person = p.id
             where pl.school = ? and pl.profile = 'PUPIL' and p.status = 'LEFT'
            """;

    private static final String SUSPEND =
            """
            update person set status = 'SUSPENDED'
             where id = any (?::uuid[]) and status = 'LEFT' returning id
            """;

    SuspensionRepository(DataSource database) {
        super(database);
    }

    List<UUID> formerPupils(String school) {
        return list(FORMER, row -> row.getObject(1, UUID.class), school);
    }

    /// Only those of the plan: whoever leaves meanwhile waits for another one.
    List<UUID> suspend(List<UUID> planned) {
        return list(
                SUSPEND,
                row -> row.getObject(1, UUID.class),
                planned.stream().map(UUID::toString).toList());
    }

    Optional<Suspension> done(UUID task) {
        return first(
                "select plan_hash as hash, pupils, examples from done_task where task = ?",
                SuspensionRepository::suspension,
                task);
    }

    void remember(TaskCommand command, Suspension suspension) {
        update(
                """
                insert into done_task (task, school, plan_hash, pupils, examples)
                values (?, ?, ?, ?, ?)
                """,
                command.task(),
                command.uai(),
                suspension.hash(),
                suspension.pupils(),
                suspension.examples());
    }

    private static Suspension suspension(ResultSet row) throws SQLException {
        return new Suspension(
                row.getString("hash"),
                row.getLong("pupils"),
                List.of((String[]) row.getArray("examples").getArray()));
    }
}
