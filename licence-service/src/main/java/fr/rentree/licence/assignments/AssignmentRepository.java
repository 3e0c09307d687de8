package fr.rentree.licence.assignments;

import fr.rentree.licence.assignments.AssignmentConsole.Retrieved;
import fr.rentree.licence.roster.Population;
import fr.rentree.licence.roster.PopulationRepository;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Seats given and taken back, in sets: with each change goes its line in the journal, the count of
/// its pool and the event it owes, all in one statement.
@Singleton
class AssignmentRepository extends NamedSqlRepository {

    private static final String GIVE =
            """
            with share as (
                select * from unnest(:people::uuid[], :pools::uuid[]) as h(person, pool)),
            given as (
                insert into assignment (school, id, pool, subscription, resource, person,
                                        first_day, held_from, last_day, batch)
                select p.school, uuidv7(), p.id, s.id, p.resource, h.person,
                       s.first_day, greatest(s.first_day, :day), s.last_day, :batch
                  from share h
                  join seat_pool p on p.school = :school and p.id = h.pool
                  join subscription s on s.id = p.subscription
                on conflict do nothing
                returning *),
            counted as (
                update seat_pool p set assigned = p.assigned + g.people
                  from (select pool, count(*)::int as people from given group by pool) g
                 where p.school = :school and p.id = g.pool),
            noted as (
                insert into seat_journal (school, pool, assignment, person, change, by_whom, at,
                                          why, batch, origin)
                select school, pool, id, person, 'GIVEN', :byWhom, :at, :why, batch, :origin
                  from given),
            told as (
                insert into outbox (topic, key, type, payload)
                select :topic, g.school, 'licence.seat-assigned.v1',
                       json_build_object('assignment', g.id, 'subscription', g.subscription,
                           'uai', g.school, 'person', g.person, 'resource', g.resource,
                           'work', r.work, 'edition', r.edition, 'firstDay', g.first_day,
                           'lastDay', g.last_day, 'continuity', r.continuity,
                           'renewable', s.renewable)::text
                  from given g
                  join resource r on r.id = g.resource
                  join subscription s on s.id = g.subscription)
            select count(*)::int as people from given
            """;

    /// What is not transferable stays, and is counted. The seats of the population that a retrieval
    /// is about.
    private static final String MEANT =
            """
            with selection as (%s),
            meant as materialized (
                select a.id, a.person, s.transferable
                  from assignment a join subscription s on s.id = a.subscription
                 where a.school = :school and a.resource = :resource
                   and a.taken_back is null and a.last_day >= :day
                   and (a.person in (select person from selection)) is true)
            """
                    .formatted(PopulationRepository.SELECTED);

    /// People who keep manuals of the resource, a family, with no bookshelf to open them. `is true`
    /// makes a set to look into of it, as in [SelectionRepository].
    private static final String UNREACHABLE =
            """
            (select count(distinct h.person)::int
               from resource r
               join held_right h on h.school = :school and h.resource = r.id
              where r.family = :resource and r.id <> :resource
                and h.last_day >= :day
                and (h.person in (select person from meant where transferable)) is true)
            """;

    private static final String FORESEE =
            MEANT
                    + """
                    select (count(*) filter (where transferable))::int as people,
                           (count(*) filter (where not transferable))::int as kept,
                           %s as unreachable
                      from meant
                    """
                            .formatted(UNREACHABLE);
    private static final String TAKE_BACK =
            MEANT
                    + """
                        , back as (
                            update assignment a set taken_back = :reason
                     where a.school = :school and a.resource = :resource
                       and a.taken_back is null
                       and (a.id in (select id from meant where transferable)) is true
                    returning a.*),
                        counted as (
                            update seat_pool p set assigned = p.assigned - b.people
                              from (select pool, count(*)::int as people from back group by pool) b
                             where p.school = :school and p.id = b.pool),
                        noted as (
                            insert into seat_journal (school, pool, assignment, person, change, by_whom, at,
                                                      why, batch, origin)
                            select school, pool, id, person, 'TAKEN_BACK', :byWhom, :at, :why, :batch, :origin
                              from back),
                        told as (
                            insert into outbox (topic, key, type, payload)
                            select :topic, b.school, 'licence.seat-taken-back.v1',
                                   json_build_object('assignment', b.id, 'uai', b.school,
                                       'person', b.person, 'work', r.work, 'reason', b.taken_back)::text
                              from back b join resource r on r.id = b.resource)
                        select count(*)::int as people,
                               (select count(*)::int from meant where not transferable) as kept,
                               %s as unreachable
                          from back
                    """
                            .formatted(UNREACHABLE);

    private static final String LIST =
            """
            select a.id, a.subscription, a.school, a.person, a.resource, a.first_day, a.last_day
              from assignment a
             where a.school = :school and a.taken_back is null and a.id > :after::uuid
               and (:person::uuid is null or a.person = :person::uuid)
               and (:resource::text is null or a.resource = :resource)
             order by a.id
             limit :limit
            """;

    /// Which seats are listed; null means any.
    record Filter(Uai school, @Nullable UUID person, @Nullable String resource) {}

    /// One seat and who holds it.
    record HeldSeat(
            UUID assignment,
            UUID subscription,
            Uai school,
            UUID person,
            String resource,
            LocalDate firstDay,
            LocalDate lastDay) {}

    AssignmentRepository(DataSource database) {
        super(database);
    }

    /// Gives the seats of an allotment and returns how many people got one.
    @Transactional(TxType.MANDATORY)
    int give(Allotment allotment, LocalDate day, Change change) {
        var people = new ArrayList<UUID>();
        var pools = new ArrayList<UUID>();
        for (Allotment.Share share : allotment.shares()) {
            for (UUID person : share.people()) {
                people.add(person);
                pools.add(share.pool());
            }
        }
        return only(
                GIVE,
                of(change).and("people", people).and("pools", pools).and("day", day),
                row -> row.getInt("people"));
    }

    /// Takes back the seats of a resource that the population holds.
    @Transactional(TxType.MANDATORY)
    Retrieved takeBack(Population population, String resource, LocalDate today, Change change) {
        var parameters =
                meant(change.school(), population, resource, today).and("reason", "RETRIEVED");
        return only(TAKE_BACK, into(parameters, change), row -> retrieved(row, resource));
    }

    /// What taking back would do.
    @Transactional
    Retrieved foresee(Uai school, Population population, String resource, LocalDate today) {
        return only(
                FORESEE,
                meant(school, population, resource, today),
                row -> retrieved(row, resource));
    }

    private static Parameters meant(
            Uai school, Population population, String resource, LocalDate today) {
        return PopulationRepository.presentOrLeft(school, population)
                .and("resource", resource)
                .and("day", today);
    }

    private static Retrieved retrieved(ResultSet row, String resource) throws SQLException {
        return new Retrieved(
                resource, row.getInt("people"), row.getInt("kept"), row.getInt("unreachable"));
    }

    @Transactional
    List<HeldSeat> list(Filter filter, UUID after, int limit) {
        return list(
                LIST,
                Parameters.of("school", filter.school().value())
                        .and("person", filter.person())
                        .and("resource", filter.resource())
                        .and("after", after)
                        .and("limit", limit),
                row ->
                        new HeldSeat(
                                uuid(row, "id"),
                                uuid(row, "subscription"),
                                new Uai(row.getString("school")),
                                uuid(row, "person"),
                                row.getString("resource"),
                                day(row, "first_day"),
                                day(row, "last_day")));
    }

    private static Parameters of(Change change) {
        return into(Parameters.of("school", change.school().value()), change);
    }

    private static Parameters into(Parameters parameters, Change change) {
        return parameters
                .and("batch", change.batch())
                .and("byWhom", change.byWhom())
                .and("at", change.at())
                .and("why", change.why())
                .and("origin", change.origin())
                .and("topic", LicenceTopics.ASSIGNMENTS);
    }
}
