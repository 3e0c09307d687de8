package fr.rentree.bench.licence;

import fr.rentree.bench.report.Contest;
import fr.rentree.bench.report.Figures;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.wire.Wire;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// One batch for a school of ten thousand, beside the set-based SQL that writes the same seats,
/// journal and counter, and nothing else.
final class LargeBatch {

    private static final int PUPILS = 10_000;
    private static final double SECONDS_AT_MOST = 5;
    private static final double TIMES_AT_MOST = 3;
    private static final String BARE =
            """
            with given as (
                insert into assignment (school, id, pool, subscription, resource, person,
                                        first_day, held_from, last_day, batch)
                select p.school, uuidv7(), s.id, s.subscription, s.resource, p.person,
                       current_date, current_date, current_date + 300, gen_random_uuid()
                  from place p
                  join seat_pool s on s.school = p.school and s.resource = ?
                 where p.school = ? and p.profile = 'PUPIL'
                returning *),
            counted as (
                update seat_pool p set assigned = p.assigned + g.people
                  from (select pool, count(*)::int as people from given group by pool) g
                 where p.school = ? and p.id = g.pool)
            insert into seat_journal (school, pool, assignment, person, change, by_whom, at, why, batch)
            select school, pool, id, person, 'GIVEN', 'bench', now(), 'bench', batch from given
            """;

    private final ServiceStack stack;
    private final Region region;
    private final Page page;

    LargeBatch(ServiceStack stack, Region region, Page page) {
        this.stack = stack;
        this.region = region;
        this.page = page;
    }

    void run(Contest.Pace pace) throws Exception {
        var school = region.schools(1, PUPILS).getFirst();
        var withEvents = new ArrayList<Double>();
        new Contest("One batch of %,d seats".formatted(PUPILS), "seats/s")
                .entrant("ours", () -> ours(school, withEvents))
                .entrant("bare PostgreSQL", () -> bare(school))
                .target("ours", "bare PostgreSQL", 1 / TIMES_AT_MOST)
                .run(pace, page);
        var figures = new Figures(withEvents);
        page.line(
                "  with its %,d events, all of them with Kafka: %s s; target under %.0f s: %s",
                PUPILS,
                figures.withSpread("%.2f"),
                SECONDS_AT_MOST,
                Page.verdict(figures.greatest() < SECONDS_AT_MOST));
    }

    private double ours(School school, List<Double> withEvents) throws Exception {
        var title = ordered(school);
        try (var wire = new Wire(stack.service())) {
            long start = System.nanoTime();
            int given = region.assign(wire, school, title);
            double seconds = (System.nanoTime() - start) / 1e9;
            region.awaitEvents();
            withEvents.add((System.nanoTime() - start) / 1e9);
            return given / seconds;
        }
    }

    private double bare(School school) throws Exception {
        var title = ordered(school);
        try (var database = stack.database();
                var statement = database.prepareStatement(BARE)) {
            statement.setString(1, title.getFirst());
            statement.setString(2, school.uai());
            statement.setString(3, school.uai());
            long start = System.nanoTime();
            int written = statement.executeUpdate();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (written != PUPILS) {
                throw new IllegalStateException("wrote " + written);
            }
            return written / seconds;
        }
    }

    /// A title that the school has just received seats of.
    private List<String> ordered(School school) throws IOException, SQLException {
        var title = region.titles(1);
        try (var wire = new Wire(stack.service())) {
            region.order(wire, school, title);
        }
        region.awaitEvents();
        return title;
    }
}
