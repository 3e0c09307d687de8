package fr.rentree.licence.fulfilment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.fulfilment.StateFileReader.StateLine;
import fr.rentree.licence.prices.FreeRule;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The lines of orders and the seats behind them: locked, read, and changed in sets.
@Singleton
class LineRepository extends NamedSqlRepository {

    private static final String LOCK_ORDERS =
            """
            select o.id, o.school from school_order o
             where o.id = any (:orders::uuid[])
               and (:account::text is null or o.placed_by = :account or o.seller = :account)
             order by o.id for no key update
            """;

    /// Batches lock pools in this order too, so that nobody waits for somebody who waits for them.
    private static final String LOCK_POOLS =
            """
            select p.id from seat_pool p
              join subscription s on s.id = p.subscription
             where s.order_id = any (:orders::uuid[])
             order by p.id for no key update of p
            """;

    private static final String STANDING =
            """
            select l.*, coalesce(sum(p.assigned), 0)::int as assigned
              from order_line l
              left join subscription s on s.order_id = l.order_id and s.line = l.line
              left join seat_pool p on p.school = l.school and p.subscription = s.id
             where l.order_id = any (:orders::uuid[])
             group by l.school, l.order_id, l.line
             order by l.order_id, l.line
            """;
    private static final String FIND_NAMES =
            """
            select distinct l.order_id from jsonb_to_recordset(:keys::jsonb) as k(school text, name text)
              join order_line l on l.school = k.school and l.name = k.name
              join school_order o on o.id = l.order_id
             where :account::text is null or o.placed_by = :account or o.seller = :account
            """;

    private static final String CHANGE =
            """
            with change as (
                select * from jsonb_to_recordset(:changes::jsonb) as c(
                    "order" uuid, line int, state text, seats int, "setsSeats" boolean,
                    reported int)),
            done as (
                update order_line l
                   set state = c.state, reported = coalesce(c.reported, l.reported),
                       reported_at = case when c.reported is null then l.reported_at
                                          else :now end,
                       seats = case when c."setsSeats" then c.seats else l.seats end
                  from change c
                 where l.order_id = c."order" and l.line = c.line
                returning l.school, l.order_id, l.line, old.state as state_before,
                          new.state as state_after, old.seats as seats_before,
                          new.seats as seats_after)
            insert into order_change (school, order_id, line, state_before, state_after,
                                      seats_before, seats_after, by_whom, at, why)
            select *, :by, :now::timestamptz, :why from done
             where state_before <> state_after or seats_before is distinct from seats_after
            """;

    /// What one line becomes.
    ///
    /// @param setsSeats whether `seats` is what is left of it
    record LineChange(
            UUID order,
            int line,
            OrderState state,
            @Nullable Integer seats,
            boolean setsSeats,
            @Nullable Integer reported) {}

    private final ObjectMapper json;

    LineRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// The orders that these names of lines belong to, as far as they are the account's.
    @Transactional(TxType.MANDATORY)
    Set<UUID> ordersOf(Collection<StateLine> lines, @Nullable String account) {
        record Key(String school, String name) {}
        var keys = lines.stream().map(line -> new Key(line.school().value(), line.name())).toList();
        return Set.copyOf(
                list(
                        FIND_NAMES,
                        Parameters.of("keys", write(keys)).and("account", account),
                        row -> uuid(row, "order_id")));
    }

    /// Locks orders and the seats behind them until the transaction ends, then reads their lines.
    @Transactional(TxType.MANDATORY)
    List<StandingLine> lock(Collection<UUID> orders, @Nullable String account) {
        var mine =
                list(
                        LOCK_ORDERS,
                        Parameters.of("orders", orders).and("account", account),
                        row -> uuid(row, "id"));
        var locked = Parameters.of("orders", mine);
        list(LOCK_POOLS, locked, row -> uuid(row, "id"));
        return list(STANDING, locked, LineRepository::standing);
    }

    @Transactional(TxType.MANDATORY)
    void change(List<LineChange> changes, String by, String why, Instant now) {
        update(
                CHANGE,
                Parameters.of("changes", write(changes))
                        .and("by", by)
                        .and("why", why)
                        .and("now", now));
    }

    /// Sets the states of orders.
    @Transactional(TxType.MANDATORY)
    void setStates(Map<UUID, OrderState> states) {
        var orders = List.copyOf(states.entrySet());
        update(
                """
                update school_order o set state = s.state
                  from unnest(?, ?) as s(id, state) where o.id = s.id and o.state <> s.state
                """,
                Column.of("uuid", orders, Map.Entry::getKey),
                Column.of("text", orders, Map.Entry::getValue));
    }

    private static StandingLine standing(ResultSet row) throws SQLException {
        return new StandingLine(
                uuid(row, "order_id"),
                new Uai(row.getString("school")),
                row.getInt("line"),
                row.getString("name"),
                OrderState.valueOf(row.getString("state")),
                number(row, "seats"),
                Optional.ofNullable(row.getString("offer")),
                row.getBoolean("earned") ? Optional.of(rule(row)) : Optional.empty(),
                row.getInt("assigned"));
    }

    private static FreeRule rule(ResultSet row) throws SQLException {
        var bought = (Integer[]) row.getArray("bought").getArray();
        var free = (Integer[]) row.getArray("free").getArray();
        return new FreeRule(
                IntStream.range(0, bought.length)
                        .mapToObj(n -> new FreeRule.Step(bought[n], free[n]))
                        .toList());
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
