package fr.rentree.sync.carryover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Commands that wait for a school's renewals, and the answers that were given.
@Singleton
class TaskRepository extends SqlRepository {

    private final ObjectMapper json;

    TaskRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Holds the gate of a campaign at a school until the end of the transaction; true when its
    /// renewals are done.
    boolean enter(UUID campaign, String school) {
        return first(
                        """
                        insert into carry_over_gate (campaign, school) values (?, ?)
                        on conflict (campaign, school) do update set renewed_at = carry_over_gate.renewed_at
                        returning renewed_at is not null
                        """,
                        row -> row.getBoolean(1),
                        campaign,
                        school)
                .orElseThrow();
    }

    void open(UUID campaign, String school, Instant at) {
        update(
                """
                insert into carry_over_gate (campaign, school, renewed_at) values (?, ?, ?)
                on conflict (campaign, school) do update set renewed_at = excluded.renewed_at
                """,
                campaign,
                school,
                at);
    }

    /// The latest attempt waits in place of the earlier ones: it is answered once.
    void keepWaiting(TaskCommand command) {
        update(
                """
                insert into carry_over_task (task, campaign, school, command) values (?, ?, ?, ?::jsonb)
                on conflict (task) do update set command = excluded.command
                """,
                command.task(),
                command.campaign(),
                command.uai(),
                written(command));
    }

    List<TaskCommand> waiting(UUID campaign, String school) {
        return list(
                """
                select command from carry_over_task
                 where campaign = ? and school = ? and command is not null
                 order by task
                """,
                row -> read(row.getString(1), TaskCommand.class),
                campaign,
                school);
    }

    Optional<TaskReported> report(UUID task) {
        return first(
                "select report from carry_over_task where task = ? and report is not null",
                row -> read(row.getString(1), TaskReported.class),
                task);
    }

    void keepReport(TaskReported report) {
        update(
                """
                insert into carry_over_task (task, campaign, school, report) values (?, ?, ?, ?::jsonb)
                on conflict (task) do update set command = null, report = excluded.report
                """,
                report.task(),
                report.campaign(),
                report.uai(),
                written(report));
    }

    void forget(UUID task) {
        update("delete from carry_over_task where task = ?", task);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> shape) throws SQLException {
        try {
            return json.readValue(text, shape);
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }
}
