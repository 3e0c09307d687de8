package fr.rentree.rollover.plans;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.rows.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Plans as they stand in `task`, moved as sets; rows are locked in the order of their ids.
@ApplicationScoped
class PlanRepository {

    private static final String ADD_TASKS =
            """
            insert into task (campaign, phase, uai)
            select c.id, p.phase, e.uai
              from campaign c
              join campaign_phase p on p.campaign = c.id
              join establishment e on e.territory = c.territory
             where c.id = :campaign
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
                           where t.campaign = :campaign
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
                           where campaign = :campaign
                             and (state = 'PLANNED' or (state = 'HELD' and uai = any (:held)))
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
                     where campaign = any (:campaigns)
                     group by campaign
                    having count(*) filter (where state in ('TO_PLAN', 'PLANNING')) = 0) p
             where c.id = p.campaign and c.state = 'PLANNING'
            """;

    private static final String END_CAMPAIGNS =
            """
            update campaign c set state = 'DONE'
             where c.id = any (:campaigns) and c.state = 'RUNNING'
               and not exists (select from task t where t.campaign = c.id and t.state <> 'DONE')
            """;

    private static final String LINES =
            """
            select t.uai, t.phase, p.position, p.destructive, t.id as task, t.state,
                   t.plan_hash as "planHash", t.counters, t.examples, t.message
              from task t
              join campaign_phase p on p.campaign = t.campaign and p.phase = t.phase
             where t.campaign = :campaign
               and (t.uai, p.position) > (:afterSchool, :afterPosition)
             order by t.uai, p.position
             limit :rows
            """;

    private final EntityManager database;
    private final RowReader rows;

    PlanRepository(EntityManager database, RowReader rows) {
        this.database = database;
        this.rows = rows;
    }

    /// Adds the tasks of schools that are new to the campaign and returns how many it has in all.
    long addTasks(UUID campaign) {
        database.createNativeQuery(ADD_TASKS).setParameter("campaign", campaign).executeUpdate();
        var count =
                database.createNativeQuery("select count(*) from task where campaign = :campaign")
                        .setParameter("campaign", campaign)
                        .getSingleResult();
        return ((Number) count).longValue();
    }

    void askAgain(UUID campaign) {
        database.createNativeQuery(ASK_AGAIN).setParameter("campaign", campaign).executeUpdate();
    }

    /// Returns how many tasks may now be applied that might not before.
    int approve(UUID campaign, Set<Uai> heldSchools) {
        return database.createNativeQuery(APPROVE)
                .setParameter("campaign", campaign)
                .setParameter("held", heldSchools.stream().map(Uai::value).toArray(String[]::new))
                .executeUpdate();
    }

    void settle() {
        List<?> found = database.createNativeQuery(TO_SETTLE, UUID.class).getResultList();
        if (found.isEmpty()) {
            return;
        }
        UUID[] campaigns = found.toArray(UUID[]::new);
        database.createNativeQuery(COMPLETE_PLANS)
                .setParameter("campaigns", campaigns)
                .executeUpdate();
        database.createNativeQuery(END_CAMPAIGNS)
                .setParameter("campaigns", campaigns)
                .executeUpdate();
    }

    List<PlanLine> lines(UUID campaign, PlanPlace after, int limit) {
        return rows.list(
                PlanLine.class,
                LINES,
                Map.of(
                        "campaign",
                        campaign,
                        "afterSchool",
                        after.school(),
                        "afterPosition",
                        after.position(),
                        "rows",
                        limit));
    }
}
