package fr.rentree.sync.removals;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Plans of removal: every notebook that one names is a row, so that nothing else can go by it.
@Singleton
class PlanRepository extends SqlRepository {

    private static final int EXAMPLES = 10;

    private final RemovalConfig config;

    PlanRepository(DataSource database, RemovalConfig config) {
        super(database);
        this.config = config;
    }

    /// Writes down what is due and opened by no right.
    UUID make(LocalDate today, Instant at) {
        var plan =
                first(
                                """
                                insert into removal_plan (due_on, hash, made_at) values (?, '', ?)
                                returning id
                                """,
                                row -> uuid(row, "id"),
                                today,
                                at)
                        .orElseThrow();
        update(
                """
                insert into removal_item (plan, notebook, owner, school, reason, seq, notes)
                select ?, n.id, n.owner, n.school, n.frozen_reason, n.seq,
                       (select count(*) from document d
                         where d.owner = n.owner and d.notebook = n.id and d.doc is not null)
                  from notebook n
                 where n.announced_at is not null and n.removal_on <= ? and not notebook_opens(n, ?)
                """,
                plan,
                today,
                today);
        update(
                """
                update removal_plan
                   set hash = (select md5(coalesce(string_agg(concat_ws(' ', notebook, reason, seq, notes), ','
                                                              order by notebook), ''))
                                 from removal_item where plan = id)
                 where id = ?
                """,
                plan);
        return plan;
    }

    /// The same plan as that one, made before and not approved, if there is one.
    Optional<UUID> twin(UUID plan) {
        return first(
                """
                select o.id from removal_plan p join removal_plan o
                    on o.hash = p.hash and o.due_on = p.due_on and o.id <> p.id
                 where p.id = ? and o.approved_at is null
                """,
                row -> uuid(row, "id"),
                plan);
    }

    void forget(UUID plan) {
        update("delete from removal_plan where id = ?", plan);
    }

    Optional<RemovalPlan> find(UUID plan) {
        return first(
                """
                select p.id, p.due_on, p.hash, p.approved_at, p.done_at,
                       count(i.notebook) as notebooks, count(distinct i.school) as schools,
                       count(*) filter (where i.outcome = 'REMOVED') as removed,
                       count(*) filter (where i.outcome = 'KEPT') as kept,
                       coalesce(sum(i.notes), 0) as notes
                  from removal_plan p left join removal_item i on i.plan = p.id
                 where p.id = ?
                 group by p.id
                """,
                this::plan,
                plan);
    }

    /// Approved by whoever repeats the hash; approved again, it stays approved.
    boolean approve(UUID plan, String hash, String by, Instant at) {
        return update(
                        """
                        update removal_plan
                           set approved_at = coalesce(approved_at, ?), approved_by = coalesce(approved_by, ?)
                         where id = ? and hash = ?
                        """,
                        at,
                        by,
                        plan,
                        hash)
                == 1;
    }

    List<UUID> approved() {
        return list(
                "select id from removal_plan where approved_at is not null and done_at is null"
                        + " order by approved_at",
                row -> uuid(row, "id"));
    }

    private RemovalPlan plan(ResultSet row) throws SQLException {
        var plan = uuid(row, "id");
        long notebooks = row.getLong("notebooks");
        long removed = row.getLong("removed");
        long kept = row.getLong("kept");
        var state =
                row.getObject("done_at") != null
                        ? RemovalPlan.State.DONE
                        : row.getObject("approved_at") != null
                                ? RemovalPlan.State.APPROVED
                                : RemovalPlan.State.PLANNED;
        return new RemovalPlan(
                plan,
                day(row, "due_on"),
                row.getString("hash"),
                state,
                new RemovalPlan.Progress(notebooks, removed, kept, notebooks - removed - kept),
                row.getLong("notes"),
                row.getLong("schools"),
                schools(plan),
                reasons(plan),
                examples(plan));
    }

    private List<RemovalPlan.SchoolShare> schools(UUID plan) {
        return list(
                """
                select school, count(*) as notebooks, sum(notes) as notes
                  from removal_item where plan = ?
                 group by school order by count(*) desc, school limit ?
                """,
                row ->
                        new RemovalPlan.SchoolShare(
                                row.getString("school"),
                                row.getLong("notebooks"),
                                row.getLong("notes")),
                plan,
                config.schoolsShown());
    }

    private Map<String, Long> reasons(UUID plan) {
        return list(
                        "select reason, count(*) from removal_item where plan = ? group by reason",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        plan)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<UUID> examples(UUID plan) {
        return list(
                "select notebook from removal_item where plan = ? order by notebook limit ?",
                row -> uuid(row, "notebook"),
                plan,
                EXAMPLES);
    }
}
