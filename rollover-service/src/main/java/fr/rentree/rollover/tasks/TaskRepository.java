package fr.rentree.rollover.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.rows.RowReader;
import fr.rentree.rollover.tasks.Verdict.Moved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `task`, read and moved as sets.
@ApplicationScoped
class TaskRepository {

    /// In the order of ids, as everybody locks tasks: two batches cannot wait for each other.
    private static final String LOCK =
            """
            select t.id, t.phase, t.uai as school, p.answered_by as "answeredBy", t.state, t.round,
                   t.attempt, p.bound_to_plan as "boundToPlan", t.plan_hash as "planHash"
              from task t
              join campaign_phase p on p.campaign = t.campaign and p.phase = t.phase
             where t.id = any (:tasks)
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
              from jsonb_to_recordset(cast(:moves as jsonb))
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
             where pl.uai = any (:schools) and pl.profile = 'PUPIL' and pe.status <> 'SUSPENDED'
             group by pl.uai
            """;

    private static final String LIST =
            """
            select id, campaign, phase, uai, state, attempt, plan_hash as "planHash", counters, examples,
                   message, commanded_at as "commandedAt", answered_at as "answeredAt"
              from task
             where (:campaign = '' or campaign = cast(nullif(:campaign, '') as uuid))
               and (:school = '' or uai = :school)
               and (:state = '' or state = :state)
               and (:after = '' or id > cast(nullif(:after, '') as uuid))
             order by id
             limit :rows
            """;

    private final EntityManager database;
    private final RowReader rows;
    private final ObjectMapper json;

    TaskRepository(EntityManager database, RowReader rows, ObjectMapper json) {
        this.database = database;
        this.rows = rows;
        this.json = json;
    }

    List<Task> lock(Set<UUID> ids) {
        return rows.list(Task.class, LOCK, Map.of("tasks", ids.toArray(UUID[]::new)));
    }

    void move(Map<UUID, Moved> moves) {
        if (moves.isEmpty()) {
            return;
        }
        var records = moves.entrySet().stream().map(m -> MoveRecord.of(m.getKey(), m.getValue()));
        database.createNativeQuery(MOVE)
                .setParameter("moves", write(records.toList()))
                .executeUpdate();
    }

    /// How many pupils each school has, as far as the roster copy knows.
    Map<Uai, Long> pupils(Set<Uai> schools) {
        if (schools.isEmpty()) {
            return Map.of();
        }
        var codes = schools.stream().map(Uai::value).toArray(String[]::new);
        return rows.list(PupilCount.class, PUPILS, Map.of("schools", codes)).stream()
                .collect(Collectors.toMap(PupilCount::uai, PupilCount::pupils));
    }

    List<TaskView> list(TaskDesk.Filter filter, String after, int limit) {
        return rows.list(
                TaskView.class,
                LIST,
                Map.of(
                        "campaign", filter.campaign(),
                        "school", filter.school(),
                        "state", filter.state(),
                        "after", after,
                        "rows", limit));
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
