package fr.rentree.rollover.plans;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.rollover.campaigns.CountersReader;
import fr.rentree.rollover.campaigns.Phase;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Plans as they stand in `task`, moved as sets; rows are locked in the order of their ids.
@Singleton
class PlanRepository extends SqlRepository {

    private static final String ADD_TASKS =
            """
            insert into task (campaign, phase, uai)
            select c.id, p.phase, e.uai
              from campaign c
              join campaign_phase p on p.campaign = c.id
              join establishment e on e.territory = c.territory
             where c.id = ?
             order by e.uai, p.position
                on conflict (campaign, phase, uai) do nothing
            """;

    /// Where one phase went stale or failed, the later ones of the same school were planned for
    /// what is no longer so: their approval falls too.
    private static final String ASK_AGAIN =
            """
            update task set state = 'TO_PLAN', plan_hash = null, approved_hash = null,
                   counters = '{}', examples = '[]', message = null
             where id in (select t.id from task t
                           where t.campaign = ?
                             and (t.state in ('PLANNED', 'HELD', 'FAILED')
                                  or t.state = 'APPROVED'
                                     and exists (select from task b
                                                  where b.campaign = t.campaign and b.uai = t.uai
                                                    and b.state in ('TO_PLAN', 'FAILED')))
                           order by t.id for update)
               and state in ('PLANNED', 'HELD', 'FAILED', 'APPROVED')
            """;

    private static final String APPROVE =
            """
            update task set state = 'APPROVED', approved_hash = plan_hash, message = null
             where id in (select id from task
                           where campaign = ?
                             and (state = 'PLANNED' or (state = 'HELD' and uai = any (?)))
                           order by id for update)
               and state in ('PLANNED', 'HELD')
            """;

    /// A campaign is locked before its tasks are counted: whoever plans again waits meanwhile.
    private static final String TO_SETTLE =
            """
            select c.id from campaign c
             where c.state = 'PLANNING'
               and not exists (select from task t
                                where t.campaign = c.id and t.state in ('TO_PLAN', 'PLANNING'))
                or c.state = 'RUNNING'
               and not exists (select from task t where t.campaign = c.id and t.state <> 'DONE')
             order by c.id
               for update of c skip locked
            """;

    /// Where nothing new waits for an approval, the campaign goes on by itself.
    private static final String COMPLETE_PLANS =
            """
            update campaign c
               set state = case when p.open = 0 and c.approved_hash is not null
                                then 'RUNNING' else 'PLANNED' end,
                   plan_hash = p.hash
              from (select campaign,
                           count(*) filter (where state in ('PLANNED', 'HELD', 'FAILED')) as open,
                           encode(sha256(convert_to(string_agg(
                               uai || ' ' || phase || ' ' || coalesce(plan_hash, '-'), chr(10)
                               order by uai collate "C", phase collate "C"), 'UTF8')), 'hex') as hash
                      from task
                     where campaign = any (?)
                     group by campaign
                    having count(*) filter (where state in ('TO_PLAN', 'PLANNING')) = 0) p
             where c.id = p.campaign and c.state = 'PLANNING'
            """;

    private static final String END_CAMPAIGNS =
            """
            update campaign c set state = 'DONE'
             where c.id = any (?) and c.state = 'RUNNING'
               and not exists (select from task t where t.campaign = c.id and t.state <> 'DONE')
            """;

    private static final String LINES =
            """
            select t.uai, t.phase, p.position, p.destructive, t.id as task, t.state,
                   t.plan_hash, t.counters,
                   array(select jsonb_array_elements_text(t.examples)) as examples, t.message
              from task t
              join campaign_phase p on p.campaign = t.campaign and p.phase = t.phase
             where t.campaign = ?
               and (t.uai, p.position) > (?, ?)
             order by t.uai, p.position
             limit ?
            """;

    private final CountersReader counters;

    PlanRepository(DataSource database, CountersReader counters) {
        super(database);
        this.counters = counters;
    }

    /// Adds the tasks of schools that are new to the campaign and returns how many it has in all.
    long addTasks(UUID campaign) {
        update(ADD_TASKS, campaign);
        return first(
                        "select count(*) from task where campaign = ?",
                        row -> row.getLong(1),
                        campaign)
                .orElseThrow();
    }

    void askAgain(UUID campaign) {
        update(ASK_AGAIN, campaign);
    }

    /// Returns how many tasks may now be applied that might not before.
    int approve(UUID campaign, Set<Uai> heldSchools) {
        return update(APPROVE, campaign, heldSchools);
    }

    void settle() {
        var found = list(TO_SETTLE, row -> uuid(row, "id"));
        if (found.isEmpty()) {
            return;
        }
        var campaigns = Column.of("uuid", found, id -> id);
        update(COMPLETE_PLANS, campaigns);
        update(END_CAMPAIGNS, campaigns);
    }

    List<PlanLine> lines(UUID campaign, PlanPlace after, int limit) {
        return list(LINES, this::line, campaign, after.school(), after.position(), limit);
    }

    private PlanLine line(ResultSet row) throws SQLException {
        return new PlanLine(
                new Uai(row.getString("uai")),
                Phase.valueOf(row.getString("phase")),
                row.getInt("position"),
                row.getBoolean("destructive"),
                uuid(row, "task"),
                row.getString("state"),
                row.getString("plan_hash"),
                counters.read(row),
                texts(row, "examples"),
                row.getString("message"));
    }
}
