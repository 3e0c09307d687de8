package fr.rentree.bench.sync;

import fr.rentree.bench.report.Figures;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.stores.SyncStore.SyncClient;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What the same request costs as the store grows: owners with 1,000 notes each, ever more of them.
final class Curve {

    private static final int NOTES_EACH = 1_000;
    private static final int OWNERS_AT_ONCE = 100;
    private static final int ASKED = 30;

    /// Each thing so often before the first is timed: the least store is not the coldest.
    private static final int WARMING = 20;

    /// One request, timed.
    private interface Request {
        void send(SyncClient client, Person person) throws IOException;
    }

    private final ServiceStack stack;
    private final SyncStore store;
    private final Population population;
    private final Page page;

    Curve(ServiceStack stack, SyncStore store, Population population, Page page) {
        this.stack = stack;
        this.store = store;
        this.population = population;
        this.page = page;
    }

    void run(long top) throws Exception {
        page.title(
                "Curve: owners with %,d notes each, straight, 1 client, p50 of %d (95 %% in brackets)"
                        .formatted(NOTES_EACH, ASKED));
        page.line(
                "%10s %8s %18s %18s %18s",
                "notes", "GB", "push of 20, ms", "pull of 500, ms", "empty pull, ms");
        warmUp();
        population.forgetNotes();
        var people = new ArrayList<Person>();
        for (long size = NOTES_EACH; size <= top; size *= 10) {
            while ((long) people.size() * NOTES_EACH < size) {
                long missing = size / NOTES_EACH - people.size();
                int owners = (int) Math.min(OWNERS_AT_ONCE, missing);
                people.addAll(population.writers(owners, NOTES_EACH));
            }
            population.settle();
            print(size, measure(people, size));
        }
    }

    /// On people of their own, whose notes go before the first size.
    private void warmUp() throws Exception {
        var others = population.writers(ASKED, 1);
        for (int i = 0; i < WARMING; i++) {
            measure(others, i);
        }
    }

    /// @param empty pulls: nothing is new
    private record Times(Figures push, Figures pull, Figures empty) {}

    private Times measure(List<Person> people, long seed) throws Exception {
        var random = new SplittableRandom(seed);
        Request push = (client, person) -> client.push(person, Note.fresh(20, random));
        Request pull = (client, person) -> client.page(person, "").expect(200);
        return new Times(time(push, people), time(pull, people), empty(people));
    }

    private void print(long size, Times times) throws SQLException {
        page.line(
                "%,10d %8.2f %18s %18s %18s",
                size, gigabytes(), words(times.push()), words(times.pull()), words(times.empty()));
    }

    private static String words(Figures times) {
        return "%.1f (%.1f)".formatted(times.median(), times.percentile(95));
    }

    private Figures time(Request request, List<Person> people) throws IOException {
        var times = new ArrayList<Double>();
        try (var client = store.open()) {
            for (int i = 0; i < ASKED; i++) {
                long start = System.nanoTime();
                request.send(client, asked(people, i));
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return new Figures(times);
    }

    private Figures empty(List<Person> people) throws IOException {
        var times = new ArrayList<Double>();
        try (var client = store.open()) {
            for (int i = 0; i < ASKED; i++) {
                var person = asked(people, i);
                String cursor = EmptyPulls.lastCursor(client, person);
                long start = System.nanoTime();
                client.news(person, cursor);
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return new Figures(times);
    }

    /// Owners from all over the store.
    private static Person asked(List<Person> people, int i) {
        return people.get((int) ((long) i * people.size() / ASKED));
    }

    private double gigabytes() throws SQLException {
        try (var database = stack.database();
                var rows =
                        database.createStatement()
                                .executeQuery("select pg_database_size(current_database())")) {
            rows.next();
            return rows.getLong(1) / 1e9;
        }
    }
}
