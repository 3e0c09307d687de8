package fr.rentree.bench.licence;

import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.wire.Wire;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The seats of a whole Région given in one run: officers of several schools at a time, each for
/// their school.
final class Autumn {

    private static final int TITLES = 3;
    private static final int OFFICERS = 4;

    private final ServiceStack stack;
    private final Region region;
    private final Page page;

    Autumn(ServiceStack stack, Region region, Page page) {
        this.stack = stack;
        this.region = region;
        this.page = page;
    }

    /// @return the schools, whose pupils now hold seats
    List<School> run(int schools, int pupils) throws Exception {
        int seats = schools * pupils * TITLES;
        page.title(
                "%,d seats: %d schools, %d pupils each, %d titles"
                        .formatted(seats, schools, pupils, TITLES));
        var all = region.schools(schools, pupils);
        var titles = region.titles(TITLES);
        double ordered = inParallel(all, (wire, school) -> region.order(wire, school, titles));
        page.line("ordered: %.1f s, %,.0f orders/s", ordered, schools / ordered);
        region.awaitEvents();
        long start = System.nanoTime();
        double given = inParallel(all, (wire, school) -> region.assign(wire, school, titles));
        page.line("given: %.1f s, %,.0f seats/s", given, seats / given);
        region.awaitEvents();
        double told = (System.nanoTime() - start) / 1e9;
        page.line("with all events at Kafka: %.1f s, %,.0f seats/s", told, seats / told);
        return all;
    }

    private interface Errand {
        void run(Wire wire, School school) throws Exception;
    }

    /// Seconds until the last school is served.
    private double inParallel(List<School> schools, Errand errand) throws Exception {
        var waiting = new ConcurrentLinkedQueue<>(schools);
        Callable<Void> officer =
                () -> {
                    try (var wire = new Wire(stack.service())) {
                        for (var s = waiting.poll(); s != null; s = waiting.poll()) {
                            errand.run(wire, s);
                        }
                    }
                    return null;
                };
        long start = System.nanoTime();
        AtOnce.run(OFFICERS, officer);
        return (System.nanoTime() - start) / 1e9;
    }
}
