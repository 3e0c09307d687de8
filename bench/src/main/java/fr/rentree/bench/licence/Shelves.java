package fr.rentree.bench.licence;

import fr.rentree.bench.report.Contest;
import fr.rentree.bench.report.Figures;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// What people may open, asked by their ENT and by themselves while a whole Région holds seats.
final class Shelves {

    private static final int RATE = 300;
    private static final int READERS = 2_000;
    private static final int WARM_UP_SECONDS = 30;
    private static final int CLIENTS = 8;
    private static final int CONNECTIONS = 64;
    private static final int REQUESTS_A_ROUND = 2_000;
    private static final double P99_MILLISECONDS = 50;
    private static final String BARE =
            """
            select a.*, r.*
              from assignment a
              join person p on p.person = a.person
              join resource r on r.id = a.resource
             where p.subject = ? and p.access_point = ? and a.school = ?
               and a.taken_back is null and current_date between a.held_from and a.last_day
            """;

    /// Somebody with seats.
    private record Reader(School school, String subject, String authorization) {}

    /// How one asks for a shelf.
    private interface Question {
        void ask(Wire wire, Reader reader) throws IOException;
    }

    private final ServiceStack stack;
    private final Page page;
    private final String portal;
    private final List<Reader> readers = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(2026);

    Shelves(ServiceStack stack, List<School> schools, Page page) {
        this.stack = stack;
        this.page = page;
        this.portal = Region.bearer(stack.portalToken());
        for (int i = 0; i < READERS; i++) {
            var school = schools.get(random.nextInt(schools.size()));
            String subject = School.subject(school.number(), 1 + random.nextInt(school.pupils()));
            readers.add(new Reader(school, subject, Region.bearer(stack.token(subject))));
        }
    }

    void run(Contest.Pace pace, int seconds) throws Exception {
        steady("listeRessources, gateway", stack.gateway(), this::ofPortal, seconds);
        steady("listeRessources, straight", stack.service(), this::ofPortal, seconds);
        steady("Médiacentre, gateway", stack.gateway(), Shelves::own, seconds);
        steady("Médiacentre, straight", stack.service(), Shelves::own, seconds);
        new Contest("Shelves, %d clients one after the other".formatted(CLIENTS), "shelves/s")
                .entrant("listeRessources, straight", () -> round(this::ofPortal))
                .entrant("Médiacentre, straight", () -> round(Shelves::own))
                .entrant("bare JDBC", this::bareRound)
                .target("listeRessources, straight", "bare JDBC", 0)
                .target("Médiacentre, straight", "bare JDBC", 0)
                .run(pace, page);
    }

    private void ofPortal(Wire wire, Reader reader) throws IOException {
        String path =
                "/gar/ressources/%s/%s/%s"
                        .formatted(ServiceStack.ENT, reader.school().uai(), reader.subject());
        wire.get(path, portal, "Accept: application/json", "Accept-Encoding: gzip").expect(200);
    }

    private static void own(Wire wire, Reader reader) throws IOException {
        wire.get("/api/v1/mediacentre", reader.authorization()).expect(200);
    }

    /// Requests come at a fixed rate, whatever becomes of those before them; the time of each
    /// begins when it should have begun.
    private void steady(String name, URI address, Question question, int seconds) throws Exception {
        page.title("%s: %d requests/s for %d s".formatted(name, RATE, seconds));
        arrivals(address, question, Math.min(WARM_UP_SECONDS, seconds));
        var times = arrivals(address, question, seconds);
        page.line(
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.0f ms; target p99 under %.0f ms: %s",
                times.median(),
                times.percentile(95),
                times.percentile(99),
                times.greatest(),
                P99_MILLISECONDS,
                Page.verdict(times.percentile(99) < P99_MILLISECONDS));
    }

    private Figures arrivals(URI address, Question question, int seconds) throws Exception {
        BlockingQueue<Wire> idle = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(new Wire(address));
        }
        var times = new ConcurrentLinkedQueue<Double>();
        long start = System.nanoTime() + 200_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < RATE * seconds; i++) {
                long intended = start + i * 1_000_000_000L / RATE;
                var reader = readers.get(i % readers.size());
                Callable<Boolean> request = () -> times.add(time(idle, question, reader, intended));
                all.add(threads.submit(request));
            }
            for (var request : all) {
                request.get();
            }
        }
        for (var wire : idle) {
            wire.close();
        }
        return new Figures(List.copyOf(times));
    }

    private static double time(
            BlockingQueue<Wire> idle, Question question, Reader reader, long intended)
            throws Exception {
        long wait;
        while ((wait = intended - System.nanoTime()) > 0) {
            LockSupport.parkNanos(wait);
        }
        var wire = idle.take();
        question.ask(wire, reader);
        double milliseconds = (System.nanoTime() - intended) / 1e6;
        idle.add(wire);
        return milliseconds;
    }

    private double round(Question question) throws Exception {
        return perSecond(() -> {
            try (var wire = new Wire(stack.service())) {
                for (int i = 0; i < REQUESTS_A_ROUND / CLIENTS; i++) {
                    question.ask(wire, anybody());
                }
            }
            return null;
        });
    }

    private double bareRound() throws Exception {
        return perSecond(() -> {
            try (Connection database = stack.database();
                    var statement = database.prepareStatement(BARE)) {
                for (int i = 0; i < REQUESTS_A_ROUND / CLIENTS; i++) {
                    read(statement, anybody());
                }
            }
            return null;
        });
    }

    private static void read(PreparedStatement statement, Reader reader) throws SQLException {
        statement.setString(1, reader.subject());
        statement.setString(2, ServiceStack.ACCESS_POINT);
        statement.setString(3, reader.school().uai());
        try (var rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    private Reader anybody() {
        synchronized (random) {
            return readers.get(random.nextInt(readers.size()));
        }
    }

    private static double perSecond(Callable<Void> client) throws Exception {
        long start = System.nanoTime();
        AtOnce.run(CLIENTS, client);
        return REQUESTS_A_ROUND / ((System.nanoTime() - start) / 1e9);
    }
}
