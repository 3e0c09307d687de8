package fr.rentree.licence.fulfilment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.fulfilment.LineRefusal.SeatsAssigned.Held;
import fr.rentree.licence.fulfilment.LineRefusal.SeatsAssigned.Holder;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The seats behind the lines of orders: made fewer where nobody holds them.
@Singleton
class SeatRepository extends NamedSqlRepository {

    /// The seats behind a line become fewer only where nobody holds them: the row decides.
    private static final String REDUCE =
            """
            with target as (
                select t.*, s.id as subscription
                  from jsonb_to_recordset(:targets::jsonb) as t(
                       "order" uuid, line int, seats int)
                  join subscription s on s.order_id = t."order" and s.line = t.line),
            pools as (
                update seat_pool p set capacity = t.seats
                  from target t
                 where p.subscription = t.subscription and p.assigned <= t.seats
                returning p.subscription),
            rights as (
                update subscription s
                   set seats = t.seats,
                       ended_at = case when t.seats = 0 then :now else s.ended_at end
                  from target t
                 where s.id = t.subscription
                   and exists (select from pools p where p.subscription = s.id)
                returning s.id, s.school, s.resource, s.seats),
            told as (
                insert into outbox (topic, key, type, payload)
                select :topic, school, 'licence.subscription-reduced.v1',
                       json_build_object('subscription', id, 'uai', school, 'resource', resource,
                                         'seats', seats, 'at', :now::timestamptz)::text
                  from rights order by id)
            select count(*)::int as reduced from pools
            """;

    private static final String HOLDERS =
            """
            select l.line, l.resource, a.person, a.id, c.assigned
              from order_line l
              join subscription s on s.order_id = l.order_id and s.line = l.line
              join assignment a on a.school = l.school and a.subscription = s.id
                               and a.taken_back is null
             cross join lateral (
                   select count(*)::int as assigned from assignment n
                    where n.school = l.school and n.subscription = s.id
                      and n.taken_back is null) c
             where l.order_id = :order and l.line = any (:lines::int[])
             order by l.line, a.id desc
             limit :most
            """;

    /// What is to be left of one line.
    record Target(UUID order, int line, int seats) {}

    private final ObjectMapper json;

    SeatRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Leaves so many seats of each of these lines; returns how many lines could be reduced.
    @Transactional(TxType.MANDATORY)
    int reduce(List<Target> targets, Instant now) {
        return only(
                REDUCE,
                Parameters.of("targets", write(targets))
                        .and("now", now)
                        .and("topic", LicenceTopics.SUBSCRIPTIONS),
                row -> row.getInt("reduced"));
    }

    /// Who holds the seats of these lines, the last who were given one first.
    @Transactional(TxType.MANDATORY)
    List<Held> holders(UUID order, Map<Integer, Integer> left, int most) {
        record Row(int line, String resource, int assigned, Holder holder) {}
        var rows =
                list(
                        HOLDERS,
                        Parameters.of("order", order).and("lines", left.keySet()).and("most", most),
                        row ->
                                new Row(
                                        row.getInt("line"),
                                        row.getString("resource"),
                                        row.getInt("assigned"),
                                        new Holder(uuid(row, "person"), uuid(row, "id"))));
        return rows.stream().collect(Collectors.groupingBy(Row::line)).values().stream()
                .map(held -> {
                    var first = held.getFirst();
                    int seats = left.getOrDefault(first.line(), 0);
                    return new Held(
                            first.line(),
                            first.resource(),
                            seats,
                            first.assigned(),
                            held.stream()
                                    .map(Row::holder)
                                    .limit(Math.max(0, first.assigned() - seats))
                                    .toList());
                })
                .filter(held -> held.assigned() > held.left())
                .toList();
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
