package fr.rentree.licence.documents;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// What people hold of a document, at all its schools at once: moved and taken back, each with its
/// journal and the events it owes.
@Singleton
class DocumentSeatRepository extends NamedSqlRepository {

    /// A seat never reaches into the next one that its person holds.
    private static final String MOVE =
            """
            with moved as (
                update subscription s
                   set last_day = :lastDay,
                       ended_at = case when s.seats = 0 then s.ended_at else null end
                 where s.document = :number and s.last_day <> :lastDay
                returning s.*),
            told_rights as (
                insert into outbox (topic, key, type, payload)
                select :subscriptions, school, 'licence.subscription-renewed.v1',
                       json_build_object('subscription', id, 'uai', school, 'resource', resource,
                                         'lastDay', last_day,
                                         'schoolYear', :schoolYear::text)::text
                  from moved where seats is distinct from 0 order by id),
            seat as (
                update assignment a
                   set last_day = greatest(a.held_from, least(m.last_day, (
                           select min(n.held_from) - 1 from assignment n
                            where n.school = a.school and n.person = a.person
                              and n.resource = a.resource and n.taken_back is null
                              and n.held_from > a.held_from)))
                  from moved m
                 where a.school = m.school and a.resource = m.resource and a.subscription = m.id
                returning a.*, m.renewable),
            noted as (
                insert into seat_journal (school, pool, assignment, person, change, by_whom, at,
                                          why, batch, origin)
                select school, pool, id, person, 'RENEWED', :byWhom, :now, 'document: another end',
                       :batch, 'DISTRIBUTOR'
                  from seat where taken_back is null)
            insert into outbox (topic, key, type, payload)
            select :assignments, a.school, 'licence.seat-renewed.v1',
                   json_build_object('assignment', a.id, 'subscription', a.subscription,
                       'uai', a.school, 'person', a.person, 'resource', a.resource,
                       'work', r.work, 'edition', r.edition, 'firstDay', a.first_day,
                       'lastDay', a.last_day, 'continuity', r.continuity,
                       'renewable', a.renewable)::text
              from seat a join resource r on r.id = a.resource
             where a.taken_back is null and a.locked_at is null
             order by a.id
            """;

    /// What becomes of the rights without seats, told before they change: an audience without
    /// anybody is the end of them.
    private static final String TELL_EVERYBODY =
            """
            with changing as (
                select s.id, s.school, s.resource, s.first_day, s.last_day, s.renewable, p.person,
                       bool_or(p.profile = any (s.audience)) and s.seats is distinct from 0
                           as had,
                       bool_or(p.profile = any (:audience)) as has
                  from subscription s
                  join place p on p.school = s.school
                              and p.profile = any (s.audience || :audience::text[])
                  join person x on x.person = p.person and x.status <> 'LEFT'
                 where s.document = :number and s.assignment_type = 'ETABL'
                 group by s.id, p.person)
            insert into outbox (topic, key, type, payload)
            select :topic, c.school,
                   case when not has then 'licence.seat-taken-back.v1'
                        when not had then 'licence.seat-assigned.v1'
                        else 'licence.seat-renewed.v1' end,
                   case when has
                        then json_build_object('assignment', everybodys_right(c.id, c.person),
                                 'subscription', c.id, 'uai', c.school, 'person', c.person,
                                 'resource', c.resource, 'work', r.work, 'edition', r.edition,
                                 'firstDay', c.first_day, 'lastDay', :lastDay::date,
                                 'continuity', r.continuity, 'renewable', c.renewable)::text
                        else json_build_object('assignment', everybodys_right(c.id, c.person),
                                 'uai', c.school, 'person', c.person, 'work', r.work,
                                 'reason', 'RETRIEVED')::text end
              from changing c join resource r on r.id = c.resource
             where had <> has or (had and c.last_day <> :lastDay)
             order by c.id, c.person
            """;

    private static final String TAKE_BACK =
            """
            with back as (
                update assignment a set taken_back = 'RETRIEVED'
                  from subscription s
                 where s.document = :number and a.school = s.school and a.resource = s.resource
                   and a.subscription = s.id and a.taken_back is null
                returning a.*),
            counted as (
                update seat_pool p set assigned = p.assigned - b.people
                  from (select school, pool, count(*)::int as people
                          from back group by school, pool) b
                 where p.school = b.school and p.id = b.pool),
            noted as (
                insert into seat_journal (school, pool, assignment, person, change, by_whom, at,
                                          why, batch, origin)
                select school, pool, id, person, 'TAKEN_BACK', :byWhom, :now, 'document: deleted',
                       :batch, 'DISTRIBUTOR'
                  from back)
            insert into outbox (topic, key, type, payload)
            select :topic, b.school, 'licence.seat-taken-back.v1',
                   json_build_object('assignment', b.id, 'uai', b.school, 'person', b.person,
                                     'work', r.work, 'reason', b.taken_back)::text
              from back b join resource r on r.id = b.resource
             where b.locked_at is null
             order by b.id
            """;

    DocumentSeatRepository(DataSource database) {
        super(database);
    }

    /// Moves the end of all its rights and of the seats in them.
    @Transactional(TxType.MANDATORY)
    void move(DocumentChange change, LocalDate lastDay, String schoolYear) {
        update(
                MOVE,
                seats(change)
                        .and("lastDay", lastDay)
                        .and("schoolYear", schoolYear)
                        .and("subscriptions", LicenceTopics.SUBSCRIPTIONS)
                        .and("assignments", LicenceTopics.ASSIGNMENTS));
    }

    /// Takes every seat back that somebody holds.
    @Transactional(TxType.MANDATORY)
    void takeBack(DocumentChange change) {
        update(TAKE_BACK, seats(change).and("topic", LicenceTopics.ASSIGNMENTS));
    }

    /// Tells everyone whom a right without seats reaches, or will, what becomes of it.
    @Transactional(TxType.MANDATORY)
    void tellEverybody(DocumentChange change, List<String> audience, LocalDate lastDay) {
        update(
                TELL_EVERYBODY,
                Parameters.of("number", change.number())
                        .and("audience", audience)
                        .and("lastDay", lastDay)
                        .and("topic", LicenceTopics.ASSIGNMENTS));
    }

    private static Parameters seats(DocumentChange change) {
        return Parameters.of("number", change.number())
                .and("byWhom", change.byWhom())
                .and("now", change.now())
                .and("batch", UUID.randomUUID());
    }
}
