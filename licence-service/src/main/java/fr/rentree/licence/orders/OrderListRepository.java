package fr.rentree.licence.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.fulfilment.OrderState;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Orders as they stand: found, listed, and shown with their lines.
@Singleton
class OrderListRepository extends NamedSqlRepository {

    private static final String FIND =
            """
            select o.*, t.without_tax, t.with_tax
              from school_order o
             cross join lateral (
                   select coalesce(sum(seats * (reduced_cents + standard_cents)), 0)::bigint
                              as without_tax,
                          coalesce(sum(seats * (reduced_cents + standard_cents
                              + (reduced_cents * 55 + 500) / 1000
                              + (standard_cents * 200 + 500) / 1000)), 0)::bigint as with_tax
                     from order_line l
                    where l.school = o.school and l.order_id = o.id) t
            """;
    private static final String LIST =
            FIND
                    + """
                     where (:school::text is null or o.school = :school)
                       and (:account::text is null or o.placed_by = :account
                            or o.seller = :account)
                       and (:state::text is null or o.state = :state)
                       and (:reference::text is null or o.reference = :reference)
                       and (:since::timestamptz is null or o.ordered_at >= :since::timestamptz)
                       and (:id::uuid is null or o.id = :id::uuid)
                       and o.id > :after::uuid
                     order by o.id limit :limit
                    """;
    private static final String LINES =
            """
            select l.*, r.title, s.id as subscription,
                   l.reduced_cents + l.standard_cents as without_tax,
                   l.reduced_cents + l.standard_cents + (l.reduced_cents * 55 + 500) / 1000
                       + (l.standard_cents * 200 + 500) / 1000 as with_tax
              from order_line l
              join resource r on r.id = l.resource
              left join subscription s on s.order_id = l.order_id and s.line = l.line
             where l.school = :school and l.order_id = :order
             order by l.line
            """;

    /// Which orders are wanted; null means any. An account's orders are those that it placed or
    /// that went to it.
    record Filter(
            @Nullable String school,
            @Nullable String account,
            @Nullable OrderState state,
            @Nullable String reference,
            @Nullable Instant since) {

        static Filter ofAccount(@Nullable String account) {
            return new Filter(null, account, null, null, null);
        }
    }

    /// A row of an order without what it opened.
    record Stored(
            UUID id,
            Uai school,
            String reference,
            String digest,
            @Nullable String seller,
            OrderState state,
            long withoutTax,
            long withTax,
            Instant orderedAt) {

        WantedOrder.Key key() {
            return new WantedOrder.Key(school.value(), reference);
        }
    }

    private final ObjectMapper json;

    OrderListRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// The orders that stand under these references of one account.
    @Transactional
    Map<WantedOrder.Key, Stored> find(Collection<WantedOrder> orders, Buyer buyer) {
        var keys = orders.stream().map(WantedOrder::key).toList();
        return list(
                        FIND
                                + """
                                  join jsonb_to_recordset(:keys::jsonb) as k(
                                       school text, reference text)
                                    on k.school = o.school and k.reference = o.reference
                                 where o.placed_by = :placedBy
                                """,
                        Parameters.of("keys", write(keys)).and("placedBy", buyer.account()),
                        OrderListRepository::stored)
                .stream()
                .collect(Collectors.toMap(Stored::key, Function.identity()));
    }

    @Transactional
    List<Stored> list(Filter filter, @Nullable UUID id, UUID after, int limit) {
        return list(
                LIST,
                Parameters.of("school", filter.school())
                        .and("account", filter.account())
                        .and("state", filter.state())
                        .and("reference", filter.reference())
                        .and("since", filter.since())
                        .and("id", id)
                        .and("after", after)
                        .and("limit", limit),
                OrderListRepository::stored);
    }

    @Transactional
    List<PlacedOrder.Line> lines(Stored order) {
        return list(
                LINES,
                Parameters.of("school", order.school().value()).and("order", order.id()),
                OrderListRepository::line);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                uuid(row, "id"),
                new Uai(row.getString("school")),
                row.getString("reference"),
                row.getString("digest"),
                row.getString("seller"),
                OrderState.valueOf(row.getString("state")),
                row.getLong("without_tax"),
                row.getLong("with_tax"),
                instant(row, "ordered_at"));
    }

    private static PlacedOrder.Line line(ResultSet row) throws SQLException {
        return new PlacedOrder.Line(
                row.getInt("line"),
                row.getString("name"),
                row.getString("resource"),
                row.getString("title"),
                row.getString("ean"),
                row.getString("offer"),
                row.getBoolean("earned"),
                number(row, "ordered"),
                number(row, "seats"),
                row.getObject("without_tax", Long.class),
                row.getObject("with_tax", Long.class),
                OrderState.valueOf(row.getString("state")),
                number(row, "reported"),
                optionalUuid(row, "subscription").orElse(null));
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
