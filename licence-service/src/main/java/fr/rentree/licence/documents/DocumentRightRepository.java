package fr.rentree.licence.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.documentforms.Document;
import fr.rentree.licence.documentforms.DocumentRefusal.SeatsHeld.Held;
import fr.rentree.licence.documentforms.TargetPublic;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rights that a document opened, at all its schools at once: locked, made larger and smaller,
/// with the events that this owes.
@Singleton
class DocumentRightRepository extends NamedSqlRepository {

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

    /// Which count of which school.
    record Line(String school, int line) {}

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
    void resize(DocumentChange change, List<Document.Share> shares) {
        update(
                RESIZE,
                Parameters.of("number", change.number())
                        .and("shares", write(shares))
                        .and("now", change.now())
                        .and("topic", LicenceTopics.SUBSCRIPTIONS));
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
