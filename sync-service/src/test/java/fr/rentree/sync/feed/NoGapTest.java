package fr.rentree.sync.feed;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Writers whose transactions last unequally long, and readers that only ever follow their cursor.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class NoGapTest {

    private static final int WRITERS = 32;
    private static final int READERS = 4;
    private static final int BATCHES = 8;
    private static final int NOTES = 3;

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @BeforeEach
    void slow_transactions_down() {
        Database.execute(
                """
                create function linger() returns trigger language plpgsql as $$
                begin perform pg_sleep(random() * 0.03); return null; end $$
                """);
        Database.execute(
                "create trigger linger after insert on operation for each statement execute function linger()");
    }

    @AfterEach
    void let_them_go() {
        Database.execute("drop function linger cascade");
    }

    @Test
    void readers_see_every_change_of_thirty_two_writers_once_and_in_order() throws Exception {
        var pupil = Pupil.reading();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(() -> write(pupil));
            }
            var readers = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < READERS; i++) {
                readers.add(() -> follow(pupil));
            }
            var reading = readers.stream().map(threads::submit).toList();
            for (var done : threads.invokeAll(writers)) {
                assertThat(done.get()).isSorted();
            }
            for (var reader : reading) {
                assertThat(reader.get())
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(written);
            }
        }
        assertThat(written).hasSize(WRITERS * BATCHES * NOTES);
    }

    private List<Long> write(Pupil pupil) {
        var device = pupil.device();
        var seqs = new ArrayList<Long>();
        for (int batch = 0; batch < BATCHES; batch++) {
            var ids = new LinkedHashSet<String>();
            var ops = new ArrayList<String>();
            for (int i = 0; i < NOTES; i++) {
                String id = newNote();
                ids.add(id);
                ops.add(device.put(id, 0, note(id, "x")));
            }
            device.push(ops).forEach(result -> seqs.add(result.get("seq").asLong()));
            written.addAll(ids);
        }
        writing.decrementAndGet();
        return seqs;
    }

    private List<String> follow(Pupil pupil) {
        var device = pupil.device();
        var seen = new ArrayList<String>();
        long last = 0;
        boolean over = false;
        while (!over) {
            over = writing.get() == 0;
            for (var change : device.pull()) {
                assertThat(change.get("seq").asLong()).isGreaterThan(last);
                last = change.get("seq").asLong();
                seen.add(change.get("id").asText());
            }
        }
        return seen;
    }
}
