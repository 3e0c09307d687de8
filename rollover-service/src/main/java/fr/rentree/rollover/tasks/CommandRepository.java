package fr.rentree.rollover.tasks;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Sends commands: tasks move and their commands are owed in one statement, so that a tick that is
/// killed has done both or neither.
@Singleton
class CommandRepository extends SqlRepository {

    private static final String LEAD =
            "select pg_try_advisory_xact_lock(hashtext('rollover-tasks'))";

    /// Tasks whose owner is to be asked for a plan.
    private static final String TO_PLAN =
            """
            select t.id, 'PLANNING' as state, true as new_question
              from task t
              join campaign c on c.id = t.campaign
             where t.state = 'TO_PLAN' and c.state = 'PLANNING' and not c.paused
             order by t.id limit ? for update of t skip locked
            """;

    /// Approved tasks whose day has come and whose dependencies are done at the same school. The
    /// few phases are worked out once, not for each of the many tasks that wait.
    private static final String TO_APPLY =
            """
            with open_phase as materialized (
                select p.campaign, p.phase, p.depends_on
                  from campaign c
                  join campaign_phase p on p.campaign = c.id
                  join rollover_calendar k
                    on k.territory = c.territory and k.school_year = c.school_year
                 where c.state not in ('DONE', 'STOPPED') and not c.paused
                   and case p.not_before
                           when 'FORMER_PUPILS_SUSPENDED_FROM' then
                               cast(k.former_pupils_suspended_from as timestamp)
                                   at time zone 'Europe/Paris' <= now()
                           else p.not_before is null
                       end
            ), need as materialized (
                select o.campaign, o.phase, d.value as needed
                  from open_phase o cross join jsonb_array_elements_text(o.depends_on) d
            )
            select t.id, 'RUNNING' as state, true as new_question
              from task t
              join open_phase o on o.campaign = t.campaign and o.phase = t.phase
             where t.state = 'APPROVED'
               and not exists (
                       select from need n
                         left join task b
                           on b.campaign = n.campaign and b.uai = t.uai and b.phase = n.needed
                        where n.campaign = t.campaign and n.phase = t.phase
                          and b.state is distinct from 'DONE')
             order by t.id limit ? for update of t skip locked
            """;

    /// Commands that nobody answered within their lease.
    private static final String TO_SEND_AGAIN =
            """
            select t.id, t.state, false as new_question
              from task t
              join campaign c on c.id = t.campaign
             where t.lease_until < now() and c.state not in ('DONE', 'STOPPED') and not c.paused
             order by t.id limit ? for update of t skip locked
            """;

    private static final String SEND =
            """
            with chosen as (
            %s
            ), sent as (
                update task t
                   set state = s.state,
                       attempt = t.attempt + 1,
                       round = case when s.new_question then t.attempt + 1 else t.round end,
                       lease_until = now() + make_interval(secs => ?),
                       commanded_at = now(),
                       message = null
                  from chosen s
                 where t.id = s.id
                returning t.*
            )
            insert into outbox (topic, key, type, payload)
            select 'rollover.tasks', s.uai, 'rollover.task-commanded.v1',
                   cast(json_build_object(
                       'task', s.id, 'campaign', s.campaign, 'phase', s.phase, 'uai', s.uai,
                       'mode', case s.state when 'RUNNING' then 'APPLY' else 'PLAN' end,
                       'attempt', s.attempt,
                       'schoolYear', c.school_year, 'nextSchoolYear', c.next_school_year,
                       'planHash', case when s.state = 'RUNNING' and p.bound_to_plan
                                        then s.approved_hash end) as text)
              from sent s
              join campaign c on c.id = s.campaign
              join campaign_phase p on p.campaign = s.campaign and p.phase = s.phase
             order by s.id
            """;

    private final TaskConfig config;

    CommandRepository(DataSource database, TaskConfig config) {
        super(database);
        this.config = config;
    }

    boolean lead() {
        return first(LEAD, row -> row.getBoolean(1)).orElseThrow();
    }

    int askForPlans() {
        return send(TO_PLAN);
    }

    int apply() {
        return send(TO_APPLY);
    }

    int sendAgain() {
        return send(TO_SEND_AGAIN);
    }

    private int send(String choice) {
        return update(SEND.formatted(choice), config.batch(), (double) config.lease().toSeconds());
    }
}
