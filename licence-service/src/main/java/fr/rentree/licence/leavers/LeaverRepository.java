package fr.rentree.licence.leavers;

import fr.rentree.licence.assignments.SeatPoolRepository;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The leaver rule in sets. Others are told of a locked seat as of one taken back, because it opens
/// nothing and its notes are kept; of a restored one as of one given, under its old identifier.
@Singleton
class LeaverRepository extends NamedSqlRepository {

    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private static final String PRESENT =
            """
            select from place p join person x on x.person = p.person
             where p.school = a.school and p.person = a.person and x.status <> 'LEFT'
            """;

    private static final String NOTE =
            """
            insert into seat_journal (school, pool, assignment, person, change, by_whom, at, why,
                                      batch, origin)
            select school, pool, id, person, :change, 'leaver rule', :at, :why, :batch, 'LEAVERS'
              from changed
            """;
    private static final String LOCK =
            """
            with changed as (
                update assignment set locked_at = :at
                 where (school, id) in (
                       select a.school, a.id from assignment a
                        where a.taken_back is null and a.locked_at is null and a.last_day >= :day
                          and not exists (%s)
                        limit :most for update of a skip locked)
                returning *),
            noted as (%s)
            insert into outbox (topic, key, type, payload)
            select :topic, c.school, 'licence.seat-taken-back.v1',
                   json_build_object('assignment', c.id, 'uai', c.school, 'person', c.person,
                                     'work', r.work, 'reason', 'LEFT')::text
              from changed c join resource r on r.id = c.resource
             order by c.id
            """
                    .formatted(PRESENT, NOTE);
    private static final String RESTORE =
            """
            with changed as (
                update assignment set locked_at = null
                 where (school, id) in (
                       select a.school, a.id from assignment a
                        where a.taken_back is null and a.locked_at is not null
                          and a.last_day >= :day and exists (%s)
                        limit :most for update of a skip locked)
                returning *),
            noted as (%s)
            insert into outbox (topic, key, type, payload)
            select :topic, c.school, 'licence.seat-assigned.v1',
                   json_build_object('assignment', c.id, 'subscription', c.subscription,
                       'uai', c.school, 'person', c.person, 'resource', c.resource,
                       'work', r.work, 'edition', r.edition, 'firstDay', c.first_day,
                       'lastDay', c.last_day, 'continuity', r.continuity,
                       'renewable', s.renewable)::text
              from changed c
              join resource r on r.id = c.resource
              join subscription s on s.id = c.subscription
             order by c.id
            """
                    .formatted(PRESENT, NOTE);
    private static final String FREE =
            """
            with changed as (
                update assignment a set taken_back = 'LEFT'
                 where a.school = :school and a.taken_back is null and a.locked_at <= :due
                   and (select s.transferable from subscription s where s.id = a.subscription)
                   and not exists (%s)
                returning *),
            counted as (
                update seat_pool p set assigned = p.assigned - c.people
                  from (select pool, count(*)::int as people from changed group by pool) c
                 where p.school = :school and p.id = c.pool),
            noted as (%s)
            select count(*)::int as people from changed
            """
                    .formatted(PRESENT, NOTE);

    private final SeatPoolRepository pools;

    LeaverRepository(DataSource database, SeatPoolRepository pools) {
        super(database);
        this.pools = pools;
    }

    /// Locks seats of people who are not at their school any more; returns how many.
    @Transactional
    int lock(Instant now, int most) {
        return update(LOCK, step(now, most).and("change", "LOCKED").and("why", "left the school"));
    }

    /// Restores locked seats of people who are back; returns how many.
    @Transactional
    int restore(Instant now, int most) {
        return update(RESTORE, step(now, most).and("change", "UNLOCKED").and("why", "came back"));
    }

    @Transactional
    List<Uai> schoolsWithSeatsLockedBefore(Instant due) {
        return list(
                """
                select distinct school from assignment
                 where locked_at <= :due and taken_back is null order by school
                """,
                Parameters.of("due", due),
                row -> new Uai(row.getString("school")));
    }

    /// Frees the seats of one school that were locked so long ago; returns how many.
    @Transactional
    int free(Uai school, Instant due, Instant now) {
        pools.lockAll(school);
        return only(
                FREE,
                change(now)
                        .and("school", school.value())
                        .and("due", due)
                        .and("change", "TAKEN_BACK")
                        .and("why", "did not come back"),
                row -> row.getInt("people"));
    }

    private static Parameters step(Instant now, int most) {
        return change(now)
                .and("day", LocalDate.ofInstant(now, FRANCE))
                .and("most", most)
                .and("topic", LicenceTopics.ASSIGNMENTS);
    }

    private static Parameters change(Instant now) {
        return Parameters.of("at", now).and("batch", UUID.randomUUID());
    }
}
