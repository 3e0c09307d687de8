package fr.rentree.rollover.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.rollover.campaigns.CountersReader;
import fr.rentree.rollover.campaigns.Phase;
import fr.rentree.rollover.tasks.Verdict.Moved;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table `task`, read and moved as sets.
@Singleton
class TaskRepository extends SqlRepository {

    /// In the order of ids, as everybody locks tasks: two batches cannot wait for each other.
    private static final String LOCK =
            """
            select t.id, t.phase, t.uai, p.answered_by, t.state, t.round, t.attempt,
                   p.bound_to_plan, t.plan_hash
              from task t
              join campaign_phase p on p.campaign = t.campaign and p.phase = t.phase
             where t.id = any (?)
             order by t.id
               for update of t
            """;

    private static final String MOVE =
            """
            update task t
               set state = m.state, plan_hash = m."planHash",
                   approved_hash = case when m.state = 'DONE' then t.approved_hash end,
                   counters = m.counters, examples = m.examples, message = m.message,
                   lease_until = null, answered_at = now()
              from jsonb_to_recordset(cast(? as jsonb))
                   as m (task uuid, state text, "planHash" text, counters jsonb, examples jsonb,
                         message text)
             where t.id = m.task
            """;

    /// Pupils who may still be there: those suspended in earlier years no longer count.
    private static final String PUPILS =
            """
            select pl.uai, count(*) as pupils
              from place pl
              join person pe on pe.person = pl.person
             where pl.uai = any (?) and pl.profile = 'PUPIL' and pe.status <> 'SUSPENDED'
             group by pl.uai
            """;

    private static final String LIST =
            """
            select id, campaign, phase, uai, state, attempt, plan_hash, counters,
                   array(select jsonb_array_elements_text(examples)) as examples,
                   message, commanded_at, answered_at
              from task
             where (? = '' or campaign = cast(nullif(?, '') as uuid))
               and (? = '' or uai = ?)
               and (? = '' or state = ?)
               and (? = '' or id > cast(nullif(?, '') as uuid))
             order by id
             limit ?
            """;

    private final CountersReader counters;
    private final ObjectMapper json;

    TaskRepository(DataSource database, CountersReader counters, ObjectMapper json) {
        super(database);
        this.counters = counters;
        this.json = json;
    }

    List<Task> lock(Set<UUID> ids) {
        return list(LOCK, TaskRepository::task, Column.of("uuid", ids, id -> id));
    }

    void move(Map<UUID, Moved> moves) {
        if (moves.isEmpty()) {
            return;
        }
        var records = moves.entrySet().stream().map(m -> MoveRecord.of(m.getKey(), m.getValue()));
        update(MOVE, write(records.toList()));
    }

    /// How many pupils each school has, as far as the roster copy knows.
    Map<Uai, Long> pupils(Set<Uai> schools) {
        if (schools.isEmpty()) {
            return Map.of();
        }
        return list(PUPILS, TaskRepository::pupilCount, schools).stream()
                .collect(Collectors.toMap(PupilCount::uai, PupilCount::pupils));
    }

    List<TaskView> list(TaskDesk.Filter filter, String after, int limit) {
        return list(
                LIST,
                this::view,
                filter.campaign(),
                filter.campaign(),
                filter.school(),
                filter.school(),
                filter.state(),
                filter.state(),
                after,
                after,
                limit);
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                uuid(row, "id"),
                Phase.valueOf(row.getString("phase")),
                new Uai(row.getString("uai")),
                row.getString("answered_by"),
                TaskState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getInt("attempt"),
                row.getBoolean("bound_to_plan"),
                row.getString("plan_hash"));
    }

    private static PupilCount pupilCount(ResultSet row) throws SQLException {
        return new PupilCount(new Uai(row.getString("uai")), row.getLong("pupils"));
    }

    private TaskView view(ResultSet row) throws SQLException {
        return new TaskView(
                uuid(row, "id"),
                uuid(row, "campaign"),
                Phase.valueOf(row.getString("phase")),
                new Uai(row.getString("uai")),
                TaskState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("plan_hash"),
                counters.read(row),
                texts(row, "examples"),
                row.getString("message"),
                optionalInstant(row, "commanded_at").orElse(null),
                optionalInstant(row, "answered_at").orElse(null));
    }

    private String write(List<MoveRecord> moves) {
        try {
            return json.writeValueAsString(moves);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    record PupilCount(Uai uai, long pupils) {}

    record MoveRecord(
            UUID task,
            TaskState state,
            @Nullable String planHash,
            Map<String, Long> counters,
            List<String> examples,
            @Nullable String message) {

        static MoveRecord of(UUID task, Moved moved) {
            return new MoveRecord(
                    task,
                    moved.to(),
                    moved.planHash(),
                    moved.findings().counters(),
                    moved.findings().examples(),
                    moved.message());
        }
    }
}
