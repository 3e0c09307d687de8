package fr.rentree.bench.sync;

import fr.rentree.bench.report.Page;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.stores.SyncStore.SyncClient;
import fr.rentree.bench.wire.Reply;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Monday morning: tablets come at a fixed rate, whatever becomes of those before them.
///
/// Each session is another person on a new connection: everything, five new notes, what is new. Its
/// time begins when it should have begun, so that a server that stops is not forgiven.
final class Herd {

    /// What is asked of a herd.
    private enum Aim {
        NONE,
        ALL_SERVED,
        REFUSED_IN_ORDER
    }

    private static final int NOTES_EACH = 20;
    private static final int USUAL_RATE = 150;
    private static final double TARGET_MILLISECONDS = 400;

    private final Population population;
    private final Page page;
    private final int seconds;

    Herd(Population population, Page page, Choices choices) {
        this.population = population;
        this.page = page;
        this.seconds = choices.quick() ? 10 : 60;
    }

    void run(SyncStore store, List<Person> people) throws Exception {
        page.title(
                "Herd, %s: each session another of %,d people with %d notes"
                        .formatted(store.name(), people.size(), NOTES_EACH));
        come(store, people, USUAL_RATE / 2, Math.min(10, seconds));
        page.line("The first:");
        report(USUAL_RATE, seconds, come(store, people, USUAL_RATE, seconds), Aim.NONE);
        population.settle();
        page.line("The next, warm:");
        report(USUAL_RATE, seconds, come(store, people, USUAL_RATE, seconds), Aim.ALL_SERVED);
        int shorter = seconds / 2;
        var twice = come(store, people, USUAL_RATE * 2, shorter);
        report(USUAL_RATE * 2, shorter, twice, Aim.REFUSED_IN_ORDER);
    }

    List<Person> people() throws Exception {
        return population.writers(USUAL_RATE * seconds, NOTES_EACH);
    }

    private static HerdResult come(SyncStore store, List<Person> people, int rate, int seconds) {
        var outcomes = new ConcurrentLinkedQueue<HerdResult.Outcome>();
        long start = System.nanoTime() + 200_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rate * seconds; i++) {
                long intended = start + i * 1_000_000_000L / rate;
                var person = people.get(i % people.size());
                var random = new SplittableRandom(i);
                threads.execute(() -> outcomes.add(session(store, person, intended, random)));
            }
        }
        return new HerdResult(List.copyOf(outcomes));
    }

    private static HerdResult.Outcome session(
            SyncStore store, Person person, long intended, SplittableRandom random) {
        var notes = Note.fresh(5, random);
        long wait;
        while ((wait = intended - System.nanoTime()) > 0) {
            LockSupport.parkNanos(wait);
        }
        try (var client = store.open()) {
            return synchronise(client, person, notes, intended);
        } catch (IOException | RuntimeException e) {
            return new HerdResult.Broken(String.valueOf(e.getMessage()));
        }
    }

    private static HerdResult.Outcome synchronise(
            SyncClient client, Person person, List<Note> notes, long intended) throws IOException {
        var everything = client.page(person, "");
        if (everything.status() != 200) {
            return refused("pull", everything);
        }
        var pushed = client.send(person, notes);
        if (pushed.status() != 200) {
            return refused("push", pushed);
        }
        if (pushed.count("\"result\":\"applied\"") != notes.size()) {
            throw new IllegalStateException("not all applied");
        }
        var news = client.page(person, SyncStore.cursor(everything));
        if (news.status() != 200) {
            return refused("second pull", news);
        }
        return new HerdResult.Done((System.nanoTime() - intended) / 1e6);
    }

    private static HerdResult.Outcome refused(String where, Reply reply) {
        return reply.status() == 429 || reply.status() == 503
                ? new HerdResult.Refused(
                        where, reply.status(), reply.header("retry-after").orElse("none"))
                : new HerdResult.Broken(where + " answered " + reply.status());
    }

    private void report(int rate, int seconds, HerdResult result, Aim aim) {
        page.line("%d sessions/s for %d s: %s", rate, seconds, result.counts());
        page.line("  time from the intended start: %s", result.times());
        if (!result.refusals().isEmpty()) {
            page.line("  refused: %s; Retry-After %s", result.refusals(), result.retryAfter());
        }
        if (!result.faults().isEmpty()) {
            page.line("  broken: %s", result.faults());
        }
        switch (aim) {
            case NONE -> {}
            case ALL_SERVED -> {
                boolean isMet =
                        result.p95() < TARGET_MILLISECONDS
                                && result.refusals().isEmpty()
                                && result.faults().isEmpty();
                page.line("  target: all served, p95 under 400 ms: %s", Page.verdict(isMet));
            }
            case REFUSED_IN_ORDER -> {
                boolean isMet = result.faults().isEmpty() && result.isSpread();
                page.line(
                        "  target: nothing but 429/503 with a spread Retry-After: %s",
                        Page.verdict(isMet));
            }
        }
    }
}
