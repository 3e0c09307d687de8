package fr.rentree.licence.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.documents.DocumentRefusal.SeatsHeld.Held;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rights that a document opened, at all its schools at once: made larger and smaller, moved,
/// taken back, each with its journal and the events it owes.
@Singleton
class DocumentRightRepository extends NamedSqlRepository {

    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    /// Batches lock pools in this order too; those of other purchases as well, because a seat that
    /// moves may meet a seat that is being given.
    private static final String LOCK =
            """
            select id from seat_pool
             where (school, resource) in (select school, resource from subscription
                                           where document = :number)
             order by id for no key update
            """;

    /// What every count becomes: one that is not sent any more has no seats.
    private static final String TARGET =
            """
            target as materialized (
                select s.id, s.school, s.line, case when w.line is null then 0 else w.seats end as seats,
                       coalesce(w.audience, s.audience) as audience
                  from subscription s
                  left join jsonb_to_recordset(:shares::jsonb) as w(
                       line int, seats int, audience text[]) on w.line = s.line
                 where s.document = :number)
            """;

    private static final String HELD =
            "with "
                    + TARGET
                    + """
                    select t.school, t.line, t.seats, p.assigned,
                           greatest(coalesce(p.assigned - t.seats, 0), o.outside) as losers
                      from target t
                      join subscription s on s.id = t.id
                      join seat_pool p on p.school = t.school and p.subscription = t.id
                     cross join lateral (
                           select count(*)::int as outside from assignment a
                            where t.audience <> s.audience and a.school = t.school
                              and a.resource = s.resource and a.subscription = t.id
                              and a.taken_back is null
                              and exists (select from place q
                                           where q.school = a.school and q.person = a.person)
                              and not exists (select from place q
                                               where q.school = a.school and q.person = a.person
                                                 and q.profile = any (t.audience))) o
                     where p.assigned > t.seats or o.outside > 0
                     order by t.school, t.line
                    """;
    private static final String RESIZE =
            "with "
                    + TARGET
                    + """
                    , pools as (
                        update seat_pool p set capacity = t.seats
                          from target t
                         where p.school = t.school and p.subscription = t.id
                           and p.capacity is distinct from t.seats),
                    rights as (
                        update subscription s
                           set seats = t.seats, audience = t.audience,
                               ended_at = case when t.seats = 0 then coalesce(s.ended_at, :now)
                                               when s.seats = 0 then null
                                               else s.ended_at end
                          from target t
                         where s.id = t.id
                           and (s.seats is distinct from t.seats or s.audience <> t.audience)
                        returning s.id, s.school, s.resource, s.seats, s.audience,
                                  old.seats as seats_before)
                    insert into outbox (topic, key, type, payload)
                    select :topic, school,
                           case when seats < coalesce(seats_before, seats + 1)
                                then 'licence.subscription-reduced.v1'
                                else 'licence.subscription-changed.v1' end,
                           json_build_object('subscription', id, 'uai', school,
                               'resource', resource, 'seats', seats, 'unlimited', seats is null,
                               'audience', audience, 'at', :now::timestamptz)::text
                      from rights order by id
                    """;

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
                       bool_or(p.profile = any (s.audience)) and s.ended_at is null as had,
                       bool_or(p.profile = any (:audience)) and :lastDay::date >= :today::date as has
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

    /// Which count of which school.
    record Line(String school, int line) {}

    /// Who changes the rights of which document, and when.
    record Change(UUID number, String byWhom, Instant now) {}

    private final ObjectMapper json;

    DocumentRightRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Locks the seats behind a document until the transaction ends.
    @Transactional(TxType.MANDATORY)
    void lock(UUID number) {
        list(LOCK, Parameters.of("number", number), row -> uuid(row, "id"));
    }

    /// Where people hold more seats than these counts would leave.
    @Transactional(TxType.MANDATORY)
    List<Held> held(UUID number, List<Document.Share> shares) {
        return list(
                HELD,
                Parameters.of("number", number).and("shares", write(shares)),
                row ->
                        new Held(
                                row.getString("school"),
                                TargetPublic.fieldOf(row.getInt("line")),
                                Objects.requireNonNullElse(
                                        number(row, "seats"), row.getInt("assigned")),
                                row.getInt("assigned"),
                                row.getInt("losers")));
    }

    /// Gives every count its seats; the locks are held, and nobody holds what goes.
    @Transactional(TxType.MANDATORY)
    void resize(Change change, List<Document.Share> shares) {
        update(
                RESIZE,
                Parameters.of("number", change.number())
                        .and("shares", write(shares))
                        .and("now", change.now())
                        .and("topic", LicenceTopics.SUBSCRIPTIONS));
    }

    /// Moves the end of all its rights and of the seats in them.
    @Transactional(TxType.MANDATORY)
    void move(Change change, LocalDate lastDay, String schoolYear) {
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
    void takeBack(Change change) {
        update(TAKE_BACK, seats(change).and("topic", LicenceTopics.ASSIGNMENTS));
    }

    /// Tells everyone whom a right without seats reaches, or will, what becomes of it.
    @Transactional(TxType.MANDATORY)
    void tellEverybody(Change change, List<String> audience, LocalDate lastDay) {
        update(
                TELL_EVERYBODY,
                Parameters.of("number", change.number())
                        .and("today", LocalDate.ofInstant(change.now(), FRANCE))
                        .and("audience", audience)
                        .and("lastDay", lastDay)
                        .and("topic", LicenceTopics.ASSIGNMENTS));
    }

    @Transactional(TxType.MANDATORY)
    void setTransferable(UUID number, boolean transferable) {
        update(
                "update subscription set transferable = :transferable"
                        + " where document = :number and transferable <> :transferable",
                Parameters.of("number", number).and("transferable", transferable));
    }

    @Transactional(TxType.MANDATORY)
    Set<Line> lines(UUID number) {
        return list(
                        "select school, line from subscription where document = :number",
                        Parameters.of("number", number),
                        row -> new Line(row.getString("school"), row.getInt("line")))
                .stream()
                .collect(Collectors.toSet());
    }

    private static Parameters seats(Change change) {
        return Parameters.of("number", change.number())
                .and("byWhom", change.byWhom())
                .and("now", change.now())
                .and("batch", UUID.randomUUID());
    }

    private String write(List<Document.Share> shares) {
        record Row(int line, @Nullable Integer seats, List<String> audience) {}
        try {
            return json.writeValueAsString(
                    shares.stream()
                            .map(share ->
                                    new Row(
                                            share.line(),
                                            share.seats().number(),
                                            share.audience().profiles()))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
