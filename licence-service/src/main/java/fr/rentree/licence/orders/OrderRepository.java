package fr.rentree.licence.orders;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of orders, one by one.
@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<OrderRow, UUID> {

    /// Which orders are wanted; null means any.
    record Filter(@Nullable String school, @Nullable String placedBy, @Nullable UUID after) {}

    /// Takes the reference for this order, unless it is taken; of two at once, one waits and loses.
    Optional<UUID> take(Order order, Buyer buyer, Instant now) {
        List<?> ids =
                getEntityManager()
                        .createNativeQuery(
                                """
                                insert into school_order (id, school, placed_by, reference, digest,
                                                          ordered_by, ordered_at)
                                values (uuidv7(), :school, :placedBy, :reference, :digest, :by, :now)
                                on conflict (school, placed_by, reference) do nothing
                                returning id
                                """,
                                UUID.class)
                        .setParameter("school", order.school().value())
                        .setParameter("placedBy", buyer.account())
                        .setParameter("reference", order.reference())
                        .setParameter("digest", OrderDigest.of(order))
                        .setParameter("by", buyer.name())
                        .setParameter("now", now)
                        .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    OrderRow findBy(Order order, Buyer buyer) {
        return find(
                        "school = ?1 and placedBy = ?2 and reference = ?3",
                        order.school().value(),
                        buyer.account(),
                        order.reference())
                .singleResult();
    }

    @Transactional
    List<OrderRow> list(Filter filter, int limit) {
        var conditions = new HashMap<String, Object>();
        var query = new StringBuilder("true = true");
        if (filter.school() != null) {
            query.append(" and school = :school");
            conditions.put("school", filter.school());
        }
        if (filter.placedBy() != null) {
            query.append(" and placedBy = :placedBy");
            conditions.put("placedBy", filter.placedBy());
        }
        if (filter.after() != null) {
            query.append(" and id > :after");
            conditions.put("after", filter.after());
        }
        return find(query.toString(), Sort.by("id"), conditions).page(0, limit).list();
    }
}
