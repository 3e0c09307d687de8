package fr.rentree.licence.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.prices.FreeRule;
import fr.rentree.licence.prices.Price;
import fr.rentree.licence.quotations.BoughtLine;
import fr.rentree.licence.quotations.OrderDigest;
import fr.rentree.licence.quotations.Quotation;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of orders and their lines, written in sets.
@Singleton
class OrderRepository extends NamedSqlRepository {

    /// In the order of their keys, so that files that share orders wait for one another once.
    private static final String TAKE =
            """
            insert into school_order (id, school, placed_by, reference, digest, ordered_by,
                                      ordered_at, seller)
            select uuidv7(), school, :placedBy, reference, digest, :by, :now, seller
              from jsonb_to_recordset(:orders::jsonb) as o(
                   school text, reference text, digest text, seller text)
             order by school, reference
            on conflict (school, placed_by, reference) do nothing
            returning id
            """;

    private static final String ADD_LINES =
            """
            insert into order_line (school, order_id, line, placed_by, name, resource, ean, offer,
                                    earned, bought, free, ordered, seats, reduced_cents,
                                    standard_cents)
            select school, "order", line, :placedBy, name, resource, ean, offer, earned, bought,
                   free, seats, seats, reduced, standard
              from jsonb_to_recordset(:lines::jsonb) as l(
                   school text, "order" uuid, line int, name text, resource text, ean text,
                   offer text, earned boolean, bought int[], free int[], seats int,
                   reduced bigint, standard bigint)
             order by school, name
            on conflict do nothing
            """;
    private final ObjectMapper json;

    OrderRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Takes the references for these orders unless they are taken, and returns the ids of those it
    /// took; of two at once, one waits and loses.
    @Transactional(TxType.MANDATORY)
    List<UUID> take(Collection<WantedOrder> orders, Buyer buyer, Instant now) {
        record Row(String school, String reference, String digest, @Nullable String seller) {}
        var rows =
                orders.stream()
                        .map(order ->
                                new Row(
                                        order.school().value(),
                                        order.reference(),
                                        OrderDigest.of(order),
                                        order.seller().orElse(null)))
                        .toList();
        return list(
                TAKE,
                Parameters.of("orders", write(rows))
                        .and("placedBy", buyer.account())
                        .and("by", buyer.name())
                        .and("now", now),
                row -> uuid(row, "id"));
    }

    /// Adds the lines of new orders; returns how many, fewer than given when a name is taken.
    @Transactional(TxType.MANDATORY)
    int addLines(Map<UUID, Quotation> orders, Buyer buyer) {
        var rows = new ArrayList<LineRow>();
        orders.forEach((id, quotation) -> {
            for (int i = 0; i < quotation.lines().size(); i++) {
                rows.add(row(id, i + 1, quotation));
            }
        });
        return update(
                ADD_LINES, Parameters.of("lines", write(rows)).and("placedBy", buyer.account()));
    }

    /// The names of these lines that a line of another order of the account has.
    @Transactional(TxType.MANDATORY)
    Set<String> namesUsed(Map<UUID, Quotation> orders, Buyer buyer) {
        record Name(String school, String name) {}
        var names =
                orders.values().stream()
                        .flatMap(quotation ->
                                quotation.lines().stream()
                                        .map(line ->
                                                new Name(
                                                        quotation.order().school().value(),
                                                        line.name())))
                        .toList();
        return Set.copyOf(
                list(
                        """
                        select distinct l.name
                          from jsonb_to_recordset(:names::jsonb) as n(school text, name text)
                          join order_line l on l.school = n.school and l.name = n.name
                         where l.placed_by = :placedBy and l.order_id <> all (:orders::uuid[])
                        """,
                        Parameters.of("names", write(names))
                                .and("placedBy", buyer.account())
                                .and("orders", orders.keySet()),
                        row -> row.getString("name")));
    }

    private record LineRow(
            String school,
            UUID order,
            int line,
            String name,
            String resource,
            @Nullable String ean,
            @Nullable String offer,
            boolean earned,
            List<Integer> bought,
            List<Integer> free,
            @Nullable Integer seats,
            @Nullable Long reduced,
            @Nullable Long standard) {}

    private static LineRow row(UUID order, int number, Quotation quotation) {
        BoughtLine line = quotation.lines().get(number - 1);
        var steps = line.earnedBy().map(FreeRule::steps).orElse(List.of());
        return new LineRow(
                quotation.order().school().value(),
                order,
                number,
                line.name(),
                line.terms().resource().value(),
                line.ean().orElse(null),
                line.offer().orElse(null),
                line.isFree(),
                steps.stream().map(FreeRule.Step::bought).toList(),
                steps.stream().map(FreeRule.Step::free).toList(),
                line.terms().seats().number(),
                line.price().map(Price::reduced).map(cents -> cents.value()).orElse(null),
                line.price().map(Price::standard).map(cents -> cents.value()).orElse(null));
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
