package fr.rentree.licence.statistics;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The sums of use: of one school as they are now, of many as they were computed last.
@Singleton
class UsageRepository extends NamedSqlRepository {

    /// Under this id stand the openings of people who were erased: counted, and nobody's any more.
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /// The sums of some schools in one year, from the rights, the seats and the openings
    /// themselves.
    private static final String FRESH =
            """
            with bought as (
                select school, resource, coalesce(sum(seats), 0)::int as bought,
                       bool_or(seats is null) as unlimited
                  from subscription
                 where school = any (:schools) and first_day <= :last and last_day >= :first
                 group by school, resource),
            held as (
                select school, resource, person
                  from assignment
                 where school = any (:schools) and taken_back is null
                   and held_from <= :last and last_day >= :first
                 union
                select school, resource, person
                  from everybody_right
                 where school = any (:schools) and first_day <= :last and last_day >= :first),
            opened as (
                select school, resource, person, sum(times)::bigint as times, max(day) as day
                  from opening
                 where school = any (:schools) and day between :first and :last
                 group by school, resource, person),
            used as (
                select school, resource,
                       count(*) filter (where h.person is not null)::int as assigned,
                       count(*) filter (where o.person <> '%s')::int as opened,
                       count(*) filter (where h.person is not null and o.person is not null)::int
                           as opened_holders,
                       coalesce(sum(o.times), 0)::bigint as openings, max(o.day) as last_opened
                  from held h
                  full join opened o using (school, resource, person)
                 group by school, resource),
            resource_usage_now as (
                select school, :year::int as year, resource, coalesce(b.bought, 0) as bought,
                       coalesce(b.unlimited, false) as unlimited,
                       coalesce(u.assigned, 0) as assigned, coalesce(u.opened, 0) as opened,
                       coalesce(u.opened_holders, 0) as opened_holders,
                       coalesce(u.openings, 0) as openings, u.last_opened
                  from bought b full join used u using (school, resource))
            """
                    .formatted(NOBODY);

    private static final String REFRESH =
            FRESH
                    + """
                    , gone as (
                        delete from resource_usage k
                         where k.school = any (:schools) and k.year = :year
                           and not exists (select from resource_usage_now n
                                            where n.school = k.school and n.resource = k.resource))
                    insert into resource_usage as k
                    select * from resource_usage_now
                    on conflict (school, year, resource) do update
                       set (bought, unlimited, assigned, opened, opened_holders, openings,
                            last_opened)
                         = (excluded.bought, excluded.unlimited, excluded.assigned,
                            excluded.opened, excluded.opened_holders, excluded.openings,
                            excluded.last_opened)
                     where k is distinct from excluded
                    """;
    private static final String SUMS =
            """
            sum(k.bought)::int as bought, bool_or(k.unlimited) as unlimited,
            sum(case when k.unlimited then 0 else greatest(k.bought - k.assigned, 0) end)::int
                as never_assigned,
            sum(k.assigned)::int as assigned, sum(k.opened)::int as opened,
            sum(k.assigned - k.opened_holders)::int as never_opened,
            sum(k.openings)::bigint as openings, max(k.last_opened) as last_opened
            """;
    private static final String BY_RESOURCE =
            """
            select k.resource, r.title, r.publisher_name, count(*)::int as number, %s
              from %s k
              join resource r on r.id = k.resource
              join establishment e on e.uai = k.school
             where k.year = :year and (:territory::text is null or e.territory = :territory)
               and k.resource > :after
             group by k.resource, r.title, r.publisher_name
             order by k.resource limit :limit
            """;
    private static final String BY_SCHOOL =
            """
            select e.uai, e.name, count(*)::int as number, %s
              from resource_usage k
              join establishment e on e.uai = k.school
             where k.year = :year and (:territory::text is null or e.territory = :territory)
               and e.uai > :after
             group by e.uai, e.name
             order by e.uai limit :limit
            """
                    .formatted(SUMS);

    UsageRepository(DataSource database) {
        super(database);
    }

    /// A page of one school's resources, as they are now.
    @Transactional
    List<ResourceUsage> ofSchool(Uai school, Asked asked, Function<Usage, UsageFigures> shown) {
        return list(
                FRESH + BY_RESOURCE.formatted(SUMS, "resource_usage_now"),
                of(List.of(school.value()), asked.year())
                        .and("territory", null)
                        .and("after", asked.after())
                        .and("limit", asked.limit()),
                row -> resource(row, shown));
    }

    /// A page of the resources of a territory, or of all of them.
    @Transactional
    List<ResourceUsage> ofTerritory(
            @Nullable String territory, Asked asked, Function<Usage, UsageFigures> shown) {
        return list(
                BY_RESOURCE.formatted(SUMS, "resource_usage"),
                of(territory, asked),
                row -> resource(row, shown));
    }

    /// A page of the schools of a territory, or of all of them.
    @Transactional
    List<SchoolUsage> schools(
            @Nullable String territory, Asked asked, Function<Usage, UsageFigures> shown) {
        return list(
                BY_SCHOOL,
                of(territory, asked),
                row ->
                        new SchoolUsage(
                                row.getString("uai"),
                                row.getString("name"),
                                row.getInt("number"),
                                shown.apply(usage(row))));
    }

    /// Schools after this one, in their order.
    @Transactional
    List<String> schoolsAfter(String after, int limit) {
        return list(
                "select uai from establishment where uai > :after order by uai limit :limit",
                Parameters.of("after", after).and("limit", limit),
                row -> row.getString("uai"));
    }

    /// Computes the sums of these schools anew, unless another instance is at it.
    @Transactional
    void refresh(Collection<String> schools, SchoolYear year) {
        boolean mine =
                only(
                        "select pg_try_advisory_xact_lock(hashtext(:schools::text)) as mine",
                        Parameters.of("schools", String.join(",", schools)),
                        row -> row.getBoolean("mine"));
        if (mine) {
            update(REFRESH, of(schools, year));
        }
    }

    /// Where a list begins and how much of it is wanted.
    record Asked(SchoolYear year, String after, int limit) {}

    private static Parameters of(Collection<String> schools, SchoolYear year) {
        return Parameters.of("schools", schools)
                .and("year", year.firstYear())
                .and("first", year.firstDay())
                .and("last", year.lastDay());
    }

    private static Parameters of(@Nullable String territory, Asked asked) {
        return Parameters.of("territory", territory)
                .and("year", asked.year().firstYear())
                .and("after", asked.after())
                .and("limit", asked.limit());
    }

    private static ResourceUsage resource(ResultSet row, Function<Usage, UsageFigures> shown)
            throws SQLException {
        return new ResourceUsage(
                row.getString("resource"),
                row.getString("title"),
                row.getString("publisher_name"),
                row.getInt("number"),
                shown.apply(usage(row)));
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                row.getInt("bought"),
                row.getBoolean("unlimited"),
                row.getInt("never_assigned"),
                row.getInt("assigned"),
                row.getInt("opened"),
                row.getInt("never_opened"),
                row.getLong("openings"),
                optionalDay(row, "last_opened").orElse(null));
    }
}
