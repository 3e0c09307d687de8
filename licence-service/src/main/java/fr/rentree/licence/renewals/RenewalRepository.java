package fr.rentree.licence.renewals;

import fr.rentree.licence.assignments.Change;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// A school's renewal in sets: what it would do, and doing it, are read from the same query.
@Singleton
class RenewalRepository extends NamedSqlRepository {

    /// `renewed`: rights that end with the year, and their new last day. `seat`: their live seats,
    /// each with its fate: RENEWED, NOT_RENEWED (the person holds the next year's seat already), or
    /// LEFT (the person is not at the school any more: renewed under lock, for a comeback, until
    /// the leaver rule frees it).
    private static final String SETS =
            """
            renewed as materialized (
                select id, greatest(:until, (last_day + interval '1 year')::date) as until
                  from subscription
                 where school = :school and renewable and last_day between :from and :to),
            present as materialized (
                select p.person from place p join person x on x.person = p.person
                 where p.school = :school and x.status <> 'LEFT'),
            live as (
                select *, lead(held_from) over (
                              partition by person, resource order by held_from) as next_from
                  from assignment where school = :school and taken_back is null),
            seat as (
                select a.*, n.until,
                       case when a.next_from <= n.until then 'NOT_RENEWED'
                            when s.transferable
                                 and a.person not in (select person from present) then 'LEFT'
                            else 'RENEWED' end as fate
                  from live a
                  join renewed n on n.id = a.subscription
                  join subscription s on s.id = a.subscription)
            """;

    private static final String PLAN =
            "with "
                    + SETS
                    + """
                    , line as (
                        select 'SUBSCRIPTION' as fate, id, until from renewed
                        union all
                        select fate, id, until from seat)
                    select (count(*) filter (where fate = 'SUBSCRIPTION'))::int as subscriptions,
                           (count(*) filter (where fate = 'RENEWED'))::int as assignments,
                           (count(*) filter (where fate in ('LEFT', 'NOT_RENEWED')))::int as ended,
                           md5(coalesce(string_agg(fate || id || coalesce(until::text, ''), ','
                                                   order by fate, id), '')) as hash,
                           coalesce((array_agg(id::text order by fate, id)
                                     filter (where fate <> 'RENEWED'))[1:10], '{}') as examples
                      from line
                    """;
    private static final String APPLY =
            "with "
                    + SETS
                    + """
                    , extended as (
                        update subscription s set last_day = n.until, ended_at = null
                          from renewed n where s.id = n.id
                        returning s.id, s.school, s.resource, s.last_day),
                    told_rights as (
                        insert into outbox (topic, key, type, payload)
                        select :subscriptions, school, 'licence.subscription-renewed.v1',
                               json_build_object('subscription', id, 'uai', school, 'resource', resource,
                                                 'lastDay', last_day, 'schoolYear', :schoolYear::text)::text
                          from extended order by id),
                    changed as (
                        update assignment a
                           set last_day = case s.fate when 'NOT_RENEWED' then a.last_day else s.until end,
                               taken_back = case s.fate when 'NOT_RENEWED' then s.fate end,
                               locked_at = case s.fate when 'LEFT' then coalesce(a.locked_at, :at)
                                                else a.locked_at end
                          from seat s
                         where a.school = s.school and a.id = s.id
                        returning a.*, s.fate, s.locked_at is not null as was_locked),
                    counted as (
                        update seat_pool p set assigned = p.assigned - b.people
                          from (select school, pool, count(*)::int as people
                                  from changed where taken_back is not null group by school, pool) b
                         where p.school = b.school and p.id = b.pool),
                    noted as (
                        insert into seat_journal (school, pool, assignment, person, change, by_whom, at,
                                                  why, batch, origin)
                        select school, pool, id, person,
                               case when fate = 'NOT_RENEWED' then 'TAKEN_BACK'
                                    when fate = 'LEFT' and not was_locked then 'LOCKED'
                                    else 'RENEWED' end,
                               :byWhom, :at, :why, :batch, :origin
                          from changed)
                    insert into outbox (topic, key, type, payload)
                    select :assignments, c.school,
                           case c.fate when 'RENEWED' then 'licence.seat-renewed.v1'
                                else 'licence.seat-taken-back.v1' end,
                           case c.fate when 'RENEWED'
                                then json_build_object('assignment', c.id, 'subscription', c.subscription,
                                         'uai', c.school, 'person', c.person, 'resource', c.resource,
                                         'work', r.work, 'edition', r.edition, 'firstDay', c.first_day,
                                         'lastDay', c.last_day, 'continuity', r.continuity,
                                         'renewable', true)::text
                                else json_build_object('assignment', c.id, 'uai', c.school,
                                         'person', c.person, 'work', r.work,
                                         'reason', c.fate)::text end
                      from changed c join resource r on r.id = c.resource
                     where not c.was_locked
                     order by c.id
                    """;

    RenewalRepository(DataSource database) {
        super(database);
    }

    RenewalPlan plan(Uai school, RenewalPeriod period) {
        return only(
                PLAN,
                parameters(school, period),
                row ->
                        new RenewalPlan(
                                row.getInt("subscriptions"),
                                row.getInt("assignments"),
                                row.getInt("ended"),
                                row.getString("hash"),
                                texts(row, "examples")));
    }

    void apply(RenewalPeriod period, Change change) {
        update(
                APPLY,
                parameters(change.school(), period)
                        .and("schoolYear", period.closing().next().toString())
                        .and("subscriptions", LicenceTopics.SUBSCRIPTIONS)
                        .and("assignments", LicenceTopics.ASSIGNMENTS)
                        .and("byWhom", change.byWhom())
                        .and("at", change.at())
                        .and("why", change.why())
                        .and("batch", change.batch())
                        .and("origin", change.origin()));
    }

    Optional<RenewalPlan> applied(Uai school, UUID campaign) {
        return first(
                "select * from renewal where school = :school and campaign = :campaign",
                Parameters.of("school", school.value()).and("campaign", campaign),
                row ->
                        new RenewalPlan(
                                row.getInt("subscriptions"),
                                row.getInt("assignments"),
                                row.getInt("ended_assignments"),
                                row.getString("plan_hash"),
                                texts(row, "examples")));
    }

    void remember(TaskCommanded command, RenewalPlan plan, Instant now) {
        update(
                """
                insert into renewal (school, campaign, plan_hash, subscriptions, assignments,
                                     ended_assignments, examples, applied_at)
                values (:school, :campaign, :hash, :subscriptions, :assignments, :ended, :examples,
                        :now)
                on conflict (school, campaign) do update
                   set (plan_hash, subscriptions, assignments, ended_assignments, examples,
                        applied_at)
                     = (excluded.plan_hash, excluded.subscriptions, excluded.assignments,
                        excluded.ended_assignments, excluded.examples, excluded.applied_at)
                """,
                Parameters.of("school", command.uai().value())
                        .and("campaign", command.campaign())
                        .and("hash", plan.hash())
                        .and("subscriptions", plan.subscriptions())
                        .and("assignments", plan.assignments())
                        .and("ended", plan.endedAssignments())
                        .and("examples", plan.examples())
                        .and("now", now));
    }

    private static Parameters parameters(Uai school, RenewalPeriod period) {
        return Parameters.of("school", school.value())
                .and("from", period.from())
                .and("to", period.to())
                .and("until", period.renewedUntil());
    }
}
