package fr.rentree.licence.assignments;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Validity;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The rows of seat pools. Whoever changes seats locks the pools first, in the order of their ids,
/// so that nobody waits for somebody who waits for them.
@Singleton
public class SeatPoolRepository extends NamedSqlRepository {

    private static final String LOCK_RESOURCES =
            """
            select id from seat_pool
             where school = :school and resource = any (:resources)
             order by id
               for no key update
            """;
    private static final String LOCK_SCHOOL =
            "select id from seat_pool where school = :school order by id for no key update";
    private static final String FIND =
            """
            select p.id, p.resource, p.capacity, p.assigned, s.audience, s.first_day, s.last_day,
                   false as everybodys
              from seat_pool p
              join subscription s on s.id = p.subscription
             where p.school = :school and p.resource = any (:resources)
             union all
            select s.id, s.resource, null,
                   (select count(*)::int from everybody_right e
                     where e.school = s.school and e.subscription = s.id),
                   s.audience, s.first_day, s.last_day, true
              from subscription s
             where s.school = :school and s.resource = any (:resources)
               and s.assignment_type = 'ETABL' and s.ended_at is null
            """;

    private record Found(String resource, SeatPool pool) {}

    SeatPoolRepository(DataSource database) {
        super(database);
    }

    /// Locks all pools of these resources at the school until the transaction ends, then reads
    /// them: in this order, because a lock may be waited for while what was read grows old.
    @Transactional(TxType.MANDATORY)
    Map<String, List<SeatPool>> lock(Uai school, Collection<String> resources) {
        list(LOCK_RESOURCES, parameters(school, resources), row -> uuid(row, "id"));
        return find(school, resources);
    }

    /// Locks every pool of the school until the transaction ends.
    @Transactional(TxType.MANDATORY)
    public List<UUID> lockAll(Uai school) {
        return list(LOCK_SCHOOL, Parameters.of("school", school.value()), row -> uuid(row, "id"));
    }

    /// The pools by resource, with the rights that everyone of an audience has; a resource without
    /// any is absent.
    @Transactional
    Map<String, List<SeatPool>> find(Uai school, Collection<String> resources) {
        return list(
                        FIND,
                        parameters(school, resources),
                        row ->
                                new Found(
                                        row.getString("resource"),
                                        new SeatPool(
                                                uuid(row, "id"),
                                                Seats.of(number(row, "capacity")),
                                                row.getInt("assigned"),
                                                new Audience(texts(row, "audience")),
                                                new Validity(
                                                        day(row, "first_day"),
                                                        day(row, "last_day")),
                                                row.getBoolean("everybodys"))))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Found::resource,
                                Collectors.mapping(Found::pool, Collectors.toList())));
    }

    private static Parameters parameters(Uai school, Collection<String> resources) {
        return Parameters.of("school", school.value()).and("resources", resources);
    }
}
