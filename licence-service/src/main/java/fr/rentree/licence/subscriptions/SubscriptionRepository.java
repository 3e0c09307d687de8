package fr.rentree.licence.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.roster.RosterRepository;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of rights: opened, listed and ended in sets.
@Singleton
public class SubscriptionRepository extends NamedSqlRepository {

    private static final String OPEN =
            """
            with line as (
                select * from jsonb_to_recordset(:lines::jsonb) as l(
                    number int, school text, "order" uuid, document uuid, "placedBy" text,
                    line int, resource text, seats int, audience text[], "firstDay" date,
                    "lastDay" date, renewable boolean, "assignmentType" text,
                    transferable boolean)),
            opened as (
                insert into subscription (id, school, order_id, document, line, placed_by, resource,
                                          seats, audience, first_day, last_day, renewable,
                                          assignment_type, transferable, opened_at)
                select uuidv7(), school, "order", document, line, "placedBy", resource, seats,
                       audience, "firstDay", "lastDay", renewable, "assignmentType",
                       transferable, :now
                  from line order by number
                returning *),
            pool as (
                insert into seat_pool (school, id, subscription, resource, capacity)
                select school, uuidv7(), id, resource, seats
                  from opened where assignment_type = 'INDIV' order by id),
            everybody as (
                insert into outbox (topic, key, type, payload)
                select :assignments, o.school, 'licence.seat-assigned.v1',
                       json_build_object('assignment', everybodys_right(o.id, p.person),
                           'subscription', o.id, 'uai', o.school, 'person', p.person,
                           'resource', o.resource, 'work', r.work, 'edition', r.edition,
                           'firstDay', o.first_day, 'lastDay', o.last_day,
                           'continuity', r.continuity, 'renewable', o.renewable)::text
                  from opened o
                  join resource r on r.id = o.resource
                 cross join lateral (
                       select distinct q.person from place q join person x on x.person = q.person
                        where q.school = o.school and q.profile = any (o.audience)
                          and x.status <> 'LEFT') p
                 where o.assignment_type = 'ETABL')
            select o.id, o.resource
              from opened o
              join line l on coalesce(l."order", l.document) = coalesce(o.order_id, o.document)
                         and l.school = o.school and l.line = o.line
             order by l.number
            """;
    private static final String LIST =
            """
            select s.*, r.title, p.assigned, d.id as document_id
              from subscription s
              join resource r on r.id = s.resource
              left join subscription_document d on d.number = s.document
             cross join lateral (
                   select case s.assignment_type
                               when 'INDIV' then (
                                   select coalesce(sum(assigned), 0)::int from seat_pool
                                    where school = s.school and subscription = s.id)
                               else (select count(*)::int from everybody_right
                                      where school = s.school and subscription = s.id)
                          end as assigned) p
             where (:school::text is null or s.school = :school)
               and (:placedBy::text is null or s.placed_by = :placedBy)
               and (:id::uuid is null or s.id = :id::uuid)
               and s.id > :after::uuid
             order by s.id
             limit :limit
            """;
    private static final String END =
            """
            with ended as (
                update subscription set ended_at = :now
                 where id in (select id from subscription
                               where ended_at is null and last_day < :today
                               order by id limit :most for update skip locked)
                returning id, school, resource, last_day)
            insert into outbox (topic, key, type, payload)
            select :topic, school, 'licence.subscription-ended.v1',
                   json_build_object('subscription', id, 'uai', school, 'resource', resource,
                                     'lastDay', last_day)::text
              from ended order by id
            """;

    /// Which rights are wanted: of a school, placed by a distributor, or one; null means any.
    record Filter(
            @Nullable String school, @Nullable String placedBy, @Nullable UUID subscription) {}

    private final ObjectMapper json;

    SubscriptionRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Opens one subscription, with its pool of seats, for each line of these purchases; in order.
    List<OpenedSubscription> open(Map<Purchase, List<Terms>> purchases, Instant now) {
        return list(
                OPEN,
                Parameters.of("lines", write(purchases))
                        .and("now", now)
                        .and("assignments", LicenceTopics.ASSIGNMENTS),
                SubscriptionRepository::opened);
    }

    @Transactional
    public List<OpenedSubscription> ofOrder(UUID order) {
        return list(
                "select id, resource from subscription where order_id = :order order by line",
                Parameters.of("order", order),
                SubscriptionRepository::opened);
    }

    @Transactional
    public Map<UUID, List<OpenedSubscription>> ofOrders(Collection<UUID> orders) {
        record OfOrder(UUID order, OpenedSubscription opened) {}
        return list(
                        """
                        select order_id, id, resource from subscription
                         where order_id = any (:orders::uuid[]) order by order_id, line
                        """,
                        Parameters.of("orders", orders),
                        row -> new OfOrder(uuid(row, "order_id"), opened(row)))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                OfOrder::order,
                                Collectors.mapping(OfOrder::opened, Collectors.toList())));
    }

    @Transactional
    List<Subscription> list(Filter filter, UUID after, int limit) {
        var parameters =
                Parameters.of("school", filter.school())
                        .and("placedBy", filter.placedBy())
                        .and("id", filter.subscription())
                        .and("after", after)
                        .and("limit", limit);
        return list(LIST, parameters, SubscriptionRepository::subscription);
    }

    /// Ends what ended before today, up to that many, and owes an event for each; returns how many.
    @Transactional
    int endBefore(LocalDate today, Instant now, int most) {
        return update(
                END,
                Parameters.of("now", now)
                        .and("today", today)
                        .and("most", most)
                        .and("topic", LicenceTopics.SUBSCRIPTIONS));
    }

    /// Makes the roster wait, and waits for it: who a right without seats reaches is told once, by
    /// whichever of the two comes second.
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockEverybody() {
        list(
                "select length(pg_advisory_xact_lock(:key)::text) as locked",
                Parameters.of("key", RosterRepository.EVERYBODY),
                row -> row.getInt("locked"));
    }

    private static OpenedSubscription opened(ResultSet row) throws SQLException {
        return new OpenedSubscription(uuid(row, "id"), row.getString("resource"));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        Integer seats = number(row, "seats");
        return new Subscription(
                uuid(row, "id"),
                optionalUuid(row, "order_id").orElse(null),
                row.getString("document_id"),
                new Uai(row.getString("school")),
                row.getString("resource"),
                row.getString("title"),
                seats,
                seats == null,
                texts(row, "audience"),
                day(row, "first_day"),
                day(row, "last_day"),
                row.getBoolean("renewable"),
                AssignmentType.valueOf(row.getString("assignment_type")),
                Subscription.Counters.of(seats, row.getInt("assigned")));
    }

    private record Line(
            int number,
            String school,
            @Nullable UUID order,
            @Nullable UUID document,
            String placedBy,
            int line,
            String resource,
            @Nullable Integer seats,
            List<String> audience,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean renewable,
            AssignmentType assignmentType,
            boolean transferable) {}

    private String write(Map<Purchase, List<Terms>> purchases) {
        var lines = new ArrayList<Line>();
        purchases.forEach((purchase, terms) -> {
            for (int i = 0; i < terms.size(); i++) {
                lines.add(line(lines.size() + 1, purchase, i + 1, terms.get(i)));
            }
        });
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Line line(int number, Purchase purchase, int line, Terms terms) {
        var source = purchase.source();
        return new Line(
                number,
                purchase.school().value(),
                source instanceof Purchase.OfOrder(var id) ? id : null,
                source instanceof Purchase.OfDocument(var id, _) ? id : null,
                purchase.placedBy(),
                source instanceof Purchase.OfDocument(_, int ofDocument) ? ofDocument : line,
                terms.resource().value(),
                terms.seats().number(),
                terms.audience().profiles(),
                terms.validity().firstDay(),
                terms.validity().lastDay(),
                terms.renewable(),
                terms.assignmentType(),
                terms.transferable());
    }
}
