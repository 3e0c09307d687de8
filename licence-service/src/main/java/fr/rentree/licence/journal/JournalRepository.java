package fr.rentree.licence.journal;

import fr.rentree.licence.journal.JournalCheck.Difference;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the journal, and replays all of it in one statement: one snapshot, so that changes under
/// way are no difference.
@Singleton
class JournalRepository extends NamedSqlRepository {

    private static final int DIFFERENCES = 500;

    private static final String COMPARE =
            """
            compared as materialized (
                select p.school, p.id, p.resource, p.capacity, p.assigned::bigint as counter,
                       coalesce(a.seats, 0) as seats, coalesce(j.balance, 0) as journal,
                       coalesce(j.lines, 0) as lines
                  from (select * from seat_pool
                         where :school::text is null or school = :school) p
                  full join (select school, pool, count(*) as seats from assignment
                              where taken_back is null
                                and (:school::text is null or school = :school)
                              group by school, pool) a
                         on a.school = p.school and a.pool = p.id
                  full join (select school, pool, count(*) as lines,
                                    sum(case change when 'GIVEN' then 1
                                                    when 'TAKEN_BACK' then -1 else 0 end) as balance
                               from seat_journal
                              where :school::text is null or school = :school
                              group by school, pool) j
                         on j.school = p.school and j.pool = p.id),
            different as materialized (
                select * from compared
                 where (counter = seats and counter = journal and counter <= coalesce(capacity, counter))
                       is not true)
            """;
    private static final String TOTALS =
            "with "
                    + COMPARE
                    + """
                    select count(*) as pools, coalesce(sum(seats), 0)::bigint as seats,
                           coalesce(sum(lines), 0)::bigint as lines,
                           (select count(*) from different) as disagreeing,
                           (select coalesce(array_agg(id::text order by school, id), '{}')
                              from (select * from different order by school, id limit :most) d) as ids
                      from compared
                    """;
    private static final String DIFFERENT =
            "with "
                    + COMPARE
                    + "select * from different where id = any (:ids::uuid[]) order by school, id";
    private static final String LIST =
            """
            select j.*, p.resource
              from seat_journal j
              join seat_pool p on p.school = j.school and p.id = j.pool
             where j.school = :school and j.number > :after
               and (:person::uuid is null or j.person = :person::uuid)
               and (:resource::text is null or p.resource = :resource)
             order by j.number
             limit :limit
            """;

    /// Which lines are listed; null means any.
    record Filter(Uai school, @Nullable UUID person, @Nullable String resource) {}

    private record Totals(long pools, long seats, long lines, long disagreeing, List<String> ids) {}

    JournalRepository(DataSource database) {
        super(database);
    }

    /// Compares the pools of one school, or of all when none is named.
    @Transactional
    JournalCheck check(@Nullable Uai school) {
        var parameters =
                Parameters.of("school", school == null ? null : school.value())
                        .and("most", DIFFERENCES);
        var totals =
                only(
                        TOTALS,
                        parameters,
                        row ->
                                new Totals(
                                        row.getLong("pools"),
                                        row.getLong("seats"),
                                        row.getLong("lines"),
                                        row.getLong("disagreeing"),
                                        texts(row, "ids")));
        return new JournalCheck(
                totals.pools(),
                totals.seats(),
                totals.lines(),
                totals.disagreeing(),
                totals.ids().isEmpty()
                        ? List.of()
                        : differences(parameters.and("ids", totals.ids())));
    }

    private List<Difference> differences(Parameters parameters) {
        return list(
                DIFFERENT,
                parameters,
                row ->
                        new Difference(
                                row.getString("school"),
                                uuid(row, "id"),
                                row.getString("resource"),
                                number(row, "capacity"),
                                row.getLong("counter"),
                                row.getLong("seats"),
                                row.getLong("journal")));
    }

    @Transactional
    List<JournalLine> list(Filter filter, long after, int limit) {
        return list(
                LIST,
                Parameters.of("school", filter.school().value())
                        .and("person", filter.person())
                        .and("resource", filter.resource())
                        .and("after", after)
                        .and("limit", limit),
                row ->
                        new JournalLine(
                                row.getLong("number"),
                                uuid(row, "person"),
                                row.getString("resource"),
                                uuid(row, "assignment"),
                                row.getString("change"),
                                row.getString("by_whom"),
                                instant(row, "at"),
                                row.getString("why"),
                                row.getString("origin"),
                                uuid(row, "batch")));
    }
}
