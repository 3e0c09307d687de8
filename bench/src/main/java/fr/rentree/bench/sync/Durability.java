package fr.rentree.bench.sync;

import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.Hocuspocus;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// What is left of acknowledged notes when the server is killed while eight clients write.
final class Durability {

    private static final Pattern ID =
            Pattern.compile("\"id\":\"urn:uuid:([0-9a-f-]{36})\",\"kind\"");
    private static final int WRITERS = 8;
    private static final int ENOUGH = 500;
    private static final int WRITES_MILLISECONDS = 4_000;
    private static final int KILL_AFTER = 2_500;

    private final ServiceStack stack;
    private final SyncStore store;
    private final Population population;
    private final Page page;
    private final AtomicLong acknowledgements = new AtomicLong();

    Durability(ServiceStack stack, SyncStore store, Population population, Page page) {
        this.stack = stack;
        this.store = store;
        this.population = population;
        this.page = page;
    }

    void run(Hocuspocus hocuspocus, int rounds) throws Exception {
        page.title(
                "Durability: kill -9 of the server while %d clients write one note after the other"
                        .formatted(WRITERS));
        for (int round = 1; round <= rounds; round++) {
            ours();
            theirs(hocuspocus, "durability-" + round);
        }
    }

    private void ours() throws Exception {
        var people = population.newcomers(WRITERS);
        var writing = new ArrayList<Future<Set<UUID>>>();
        acknowledgements.set(0);
        long acknowledged = 0;
        long lost = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Person person : people) {
                writing.add(threads.submit(() -> write(person)));
            }
            while (acknowledgements.get() < ENOUGH) {
                Thread.sleep(10);
            }
            Thread.sleep(100);
            stack.killAndRestart();
        }
        for (int i = 0; i < WRITERS; i++) {
            var told = writing.get(i).get();
            var there = stored(people.get(i));
            acknowledged += told.size();
            lost += told.stream().filter(note -> !there.contains(note)).count();
        }
        page.line(
                "sync-service  %,6d acknowledged, %,6d of them lost: %s",
                acknowledged, lost, Page.verdict(lost == 0));
    }

    /// One note after the other until the server is gone; what was acknowledged.
    private Set<UUID> write(Person person) {
        var acknowledged = new HashSet<UUID>();
        var random = new SplittableRandom(person.number());
        try (var client = store.open()) {
            while (true) {
                var note = Note.fresh(random);
                client.push(person, List.of(note));
                acknowledged.add(note.id());
                acknowledgements.incrementAndGet();
            }
        } catch (IOException _) {
            return acknowledged; // killed: what was not acknowledged by now never will be
        }
    }

    private Set<UUID> stored(Person person) throws IOException {
        var stored = new HashSet<UUID>();
        try (var client = store.open()) {
            String cursor = "";
            boolean more = true;
            while (more) {
                var page = client.page(person, cursor).expect(200);
                ID.matcher(page.text())
                        .results()
                        .forEach(id -> stored.add(UUID.fromString(id.group(1))));
                cursor = SyncStore.cursor(page);
                more = page.count("\"more\":true") > 0;
            }
        }
        return stored;
    }

    private void theirs(Hocuspocus hocuspocus, String name) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing =
                    threads.submit(() -> hocuspocus.write(name, WRITERS, 1, WRITES_MILLISECONDS));
            Thread.sleep(KILL_AFTER);
            hocuspocus.kill();
            long acknowledged = writing.get().notes(); // its clients are gone: none sends again
            hocuspocus.restart();
            long found = hocuspocus.count(name, WRITERS);
            page.line(
                    "Hocuspocus    %,6d acknowledged, %,6d of them lost",
                    acknowledged, Math.max(0, acknowledged - found));
        }
    }
}
