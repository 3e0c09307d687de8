package fr.rentree.licence.distributors;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What was given of a distributor's documents: by day, and all that is held now.
@Singleton
class ReportRepository extends NamedSqlRepository {

    private static final String ASKED =
            """
            asked as materialized (
                select * from subscription_document
                 where distributor = :distributor and deleted_at is null)
            """;

    /// Seats given on a day, as the journal says; school days are Paris days. Without the cast to
    /// `timestamp`, midnight would be that of the session's time zone.
    private static final String GIVEN =
            """
            given as (
                select d.number, s.school, j.person, s.audience,
                       (j.at at time zone 'Europe/Paris')::date as day
                  from asked d
                  join subscription s on s.document = d.number
                  join seat_pool p on p.school = s.school and p.subscription = s.id
                  join seat_journal j on j.school = p.school and j.pool = p.id
                                     and j.change = 'GIVEN'
                                     and j.at >= :from::date::timestamp at time zone 'Europe/Paris'
                                     and j.at < :to::date::timestamp at time zone 'Europe/Paris')
            """;

    private static final String DAYS =
            "with "
                    + ASKED
                    + ", "
                    + GIVEN
                    + """
                    select g.day, count(*)::int as given, f.fetched_at is not null as fetched
                      from given g
                      left join report_fetch f on f.distributor = :distributor and f.day = g.day
                     group by g.day, f.fetched_at order by g.day
                    """;
    private static final String LINES =
            """
            select d.resource, d.label, d.id, d.ends_at, w.school,
                   case w.profile when 'PUPIL' then 'ELEVE' when 'TEACHER' then 'ENSEIGNANT'
                                  when 'DOCUMENTALIST' then 'DOCUMENTALISTE'
                                  else 'AUTRE PERSONNEL' end as public,
                   w.day, count(*)::int as number
              from profiled w join asked d on d.number = w.number
             group by d.resource, d.label, d.id, d.ends_at, w.school, public, w.day
             order by d.resource, d.label, d.id, w.school, public, w.day
            """;
    private static final String OF_DAY =
            "with "
                    + ASKED
                    + ", "
                    + GIVEN
                    + """
                    , profiled as (
                        select g.*, coalesce((select min(p.profile) from place p
                                               where p.school = g.school and p.person = g.person
                                                 and p.profile = any (g.audience)),
                                             g.audience[1]) as profile
                          from given g)
                    """
                    + LINES;
    private static final String OF_ALL = "with " + ASKED + ", " + CountRepository.HOLDERS + LINES;

    /// A day on which seats were given.
    record Day(LocalDate day, int given, boolean fetched) {}

    /// Seats of one document at one school, held by one public since one day.
    record Line(
            String resource,
            String title,
            String document,
            Instant endsAt,
            String school,
            String target,
            LocalDate day,
            int number) {}

    ReportRepository(DataSource database) {
        super(database);
    }

    /// The days from one to another, that one not in it, on which seats were given.
    @Transactional
    List<Day> days(String distributor, LocalDate from, LocalDate to) {
        return list(
                DAYS,
                between(distributor, from, to),
                row -> new Day(day(row, "day"), row.getInt("given"), row.getBoolean("fetched")));
    }

    /// What was given on a day; all that is held now when there is none.
    @Transactional
    List<Line> lines(String distributor, @Nullable LocalDate day) {
        return list(
                day == null ? OF_ALL : OF_DAY,
                day == null
                        ? Parameters.of("distributor", distributor)
                        : between(distributor, day, day.plusDays(1)),
                row ->
                        new Line(
                                row.getString("resource"),
                                row.getString("label"),
                                row.getString("id"),
                                instant(row, "ends_at"),
                                row.getString("school"),
                                row.getString("public"),
                                day(row, "day"),
                                row.getInt("number")));
    }

    @Transactional
    void fetched(String distributor, LocalDate day, Instant now) {
        update(
                """
                insert into report_fetch values (:distributor, :day, :now)
                on conflict do nothing
                """,
                Parameters.of("distributor", distributor).and("day", day).and("now", now));
    }

    private static Parameters between(String distributor, LocalDate from, LocalDate to) {
        return Parameters.of("distributor", distributor).and("from", from).and("to", to);
    }
}
