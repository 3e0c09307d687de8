package fr.rentree.licence.advice;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads the state of one school in sets; each list is paged by what it is ordered by.
@Singleton
class AdviceRepository extends NamedSqlRepository {

    private static final int DAYS_BEFORE_EXPIRY = 30;

    /// `live`: seats that open something today or later. `present`: people of the school.
    private static final String SCHOOL =
            """
            with present as materialized (
                select distinct on (p.person) p.person, p.profile,
                       coalesce(p.divisions[1], '') as division
                  from place p join person x on x.person = p.person
                 where p.school = :school and x.status = 'ACTIVE'
                 order by p.person, p.profile),
            live as materialized (
                select a.person, a.resource, r.family, r.work
                  from held_right a join resource r on r.id = a.resource
                 where a.school = :school and a.last_day >= :day)
            """;

    private static final String SUGGESTIONS =
            SCHOOL
                    + """
                    , holder as materialized (select person from live where resource = :resource),
                    equipped as materialized (
                        select distinct profile, division from present
                         where division <> '' and person in (select person from holder)),
                    former as materialized (
                        select person from assignment where school = :school and resource = :resource),
                    known as materialized (
                        select distinct person from assignment where school = :school),
                    proposed as (
                        select *, person in (select person from former) as held_before,
                               (profile, division) in (select * from equipped) as class_has_it,
                               person not in (select person from known) as newcomer
                          from present
                         where person not in (select person from holder)),
                    meant as (
                        select unnest(s.audience) as profile
                          from subscription s
                         where s.school = :school and s.resource = :resource and s.last_day >= :day)
                    select person, profile, division,
                           array_remove(array[
                               case when held_before then 'HELD_BEFORE' end,
                               case when class_has_it then 'CLASS_HAS_IT' end,
                               case when class_has_it and newcomer then 'NEWCOMER' end], null)
                               as reasons
                      from proposed
                     where (held_before or class_has_it) and person > :after::uuid
                       and profile in (select profile from meant)
                     order by person
                     limit :limit
                    """;
    private static final String FAMILIES =
            SCHOOL
                    + """
                    , member as (select distinct person, family from live where family is not null),
                    held as (select distinct person, resource as family from live
                              where resource in (select id from resource where kind = 'FAMILY'))
                    select coalesce(m.family, h.family) as family,
                           count(m.person)::int as with_member,
                           (count(*) filter (where h.person is null))::int as without_family,
                           (count(*) filter (where m.person is null))::int as without_member
                      from member m
                      full join held h on h.person = m.person and h.family = m.family
                     where coalesce(m.family, h.family) > :after
                     group by 1
                     order by 1
                     limit :limit
                    """;
    private static final String CLASSES =
            SCHOOL
                    + """
                    , pupil as (select person, division from present
                                 where profile = 'PUPIL' and division <> ''),
                    class as (select division, count(*)::int as pupils from pupil group by division),
                    held as (select l.resource, p.division, count(distinct p.person)::int as holding
                               from live l join pupil p on p.person = l.person
                              group by l.resource, p.division)
                    select r.resource, c.division, c.pupils, coalesce(h.holding, 0) as holding
                      from (select distinct resource from seat_pool where school = :school) r
                     cross join class c
                      left join held h on h.resource = r.resource and h.division = c.division
                     where (r.resource, c.division) > (:resource, :after)
                     order by r.resource, c.division
                     limit :limit
                    """;
    private static final String ALERTS =
            SCHOOL
                    + """
                    , pool as (
                        select p.resource, p.capacity, p.assigned, s.last_day
                          from seat_pool p join subscription s on s.id = p.subscription
                         where p.school = :school),
                    stock as (
                        select resource, bool_or(capacity is null) as unlimited,
                               sum(capacity)::int as total, sum(assigned)::int as assigned,
                               max(last_day) as last_day
                          from pool where last_day >= :day group by resource),
                    alert as (
                        select 'UNASSIGNED' as kind, resource, total - assigned as number
                          from stock where not unlimited and total > assigned
                         union all
                        select 'EXHAUSTED', resource, total
                          from stock where not unlimited and total = assigned
                         union all
                        select 'EXPIRING', resource, assigned from stock where last_day <= :soon
                         union all
                        select 'EXPIRED_WITH_HOLDERS', p.resource, sum(p.assigned)::int
                          from pool p
                         where p.assigned > 0 and p.last_day < :day
                           and p.resource not in (select resource from stock)
                         group by p.resource
                         union all
                        select 'FAMILY_MISSING', m.family, count(distinct m.person)::int
                          from live m
                         where m.family is not null
                           and (m.person, m.family) not in (select person, resource from live)
                         group by m.family
                         union all
                        select 'DOUBLE_CHANNEL', min(resource), count(distinct person)::int
                          from (select person, work, min(resource) as resource from live
                                 group by person, work having count(distinct resource) > 1) twice
                         group by work
                         union all
                        select 'NO_OFFICER', '', 0
                         where not exists (
                               select from place p join person x on x.person = p.person
                                where p.school = :school and x.status = 'ACTIVE'
                                  and 'ASSIGNMENT_OFFICER' = any (p.permissions)))
                    select * from alert
                     where (kind, resource) > (:kind, :after)
                     order by kind, resource
                     limit :limit
                    """;

    AdviceRepository(DataSource database) {
        super(database);
    }

    /// Whom the rules propose for a resource, among those its seats are meant for.
    @Transactional
    List<Suggestion> suggestions(
            Uai school, String resource, LocalDate today, UUID after, int limit) {
        return list(
                SUGGESTIONS,
                of(school, today, limit).and("resource", resource).and("after", after),
                row ->
                        new Suggestion(
                                uuid(row, "person"),
                                row.getString("profile"),
                                row.getString("division"),
                                texts(row, "reasons")));
    }

    @Transactional
    List<FamilyCoverage> families(Uai school, LocalDate today, String after, int limit) {
        return list(
                FAMILIES,
                of(school, today, limit).and("after", after),
                row ->
                        new FamilyCoverage(
                                row.getString("family"),
                                row.getInt("with_member"),
                                row.getInt("without_family"),
                                row.getInt("without_member")));
    }

    /// Of every resource the school bought, how much each class holds of it.
    @Transactional
    List<ClassCoverage> classes(Uai school, LocalDate today, List<String> after, int limit) {
        return list(
                CLASSES,
                of(school, today, limit)
                        .and("resource", after.getFirst())
                        .and("after", after.getLast()),
                row ->
                        new ClassCoverage(
                                row.getString("resource"),
                                row.getString("division"),
                                row.getInt("pupils"),
                                row.getInt("holding")));
    }

    @Transactional
    List<Alert> alerts(Uai school, LocalDate today, List<String> after, int limit) {
        return list(
                ALERTS,
                of(school, today, limit)
                        .and("soon", today.plusDays(DAYS_BEFORE_EXPIRY))
                        .and("kind", after.getFirst())
                        .and("after", after.getLast()),
                row ->
                        Alert.of(
                                Alert.Kind.valueOf(row.getString("kind")),
                                row.getString("resource"),
                                row.getInt("number")));
    }

    private static Parameters of(Uai school, LocalDate today, int limit) {
        return Parameters.of("school", school.value()).and("day", today).and("limit", limit);
    }
}
