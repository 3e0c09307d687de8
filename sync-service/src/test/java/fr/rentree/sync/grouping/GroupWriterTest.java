package fr.rentree.sync.grouping;

import static fr.rentree.sync.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A writer whose transactions go on only when the test lets them.
class GroupWriterTest {

    private static final UUID ONE = UUID.randomUUID();

    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore mayCommit = new Semaphore(0);
    private final Semaphore hasBegun = new Semaphore(0);
    private GroupWriter<String, String> writer = writer(1, Duration.ofMinutes(1), this::commit);

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void what_arrives_while_a_group_is_written_is_written_together() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> writer.write(ONE, "first", 1));
            hasBegun.acquire();
            var others = line(people, 5);
            mayCommit.release(2);
            assertThat(first.get()).isEqualTo("FIRST");
            assertThat(others.getLast().get()).isEqualTo("W4");
        }
        assertThat(groups).containsExactly(List.of("first"), List.of("w0", "w1", "w2", "w3", "w4"));
    }

    @Test
    void works_of_one_owner_keep_their_order_and_are_never_with_two_writers() throws Exception {
        writer.close();
        writer = writer(4, Duration.ofMinutes(1), this::commit);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> writer.write(ONE, "first", 1));
            hasBegun.acquire();
            var line = new ArrayList<Future<String>>();
            for (int i = 0; i < 20; i++) {
                String work = "w%02d".formatted(i);
                line.add(people.submit(() -> writer.write(ONE, work, 1)));
                int size = i + 1;
                await().until(() -> writer.waiting() == size);
            }
            var other = people.submit(() -> writer.write(UUID.randomUUID(), "other", 1));
            hasBegun.acquire();
            assertThat(groups).containsExactly(List.of("first"), List.of("other"));
            mayCommit.release(100);
            first.get();
            other.get();
            for (var one : line) {
                one.get();
            }
        }
        assertThat(groups.stream().skip(2).flatMap(List::stream).toList()).isSorted().hasSize(20);
    }

    @Test
    void a_fault_is_that_of_one_work_and_the_others_of_its_group_are_carried_out()
            throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> writer.write(ONE, "first", 1));
            hasBegun.acquire();
            var others = line(people, 2);
            var bad = people.submit(() -> writer.write(UUID.randomUUID(), "bad", 1));
            await().until(() -> writer.waiting() == 3);
            mayCommit.release(10);
            first.get();
            assertThat(others.get(0).get()).isEqualTo("W0");
            assertThat(others.get(1).get()).isEqualTo("W1");
            assertThatThrownBy(bad::get).hasMessageContaining("constraint");
        }
        assertThat(groups)
                .containsExactly(
                        List.of("first"),
                        List.of("w0", "w1", "bad"),
                        List.of("w0"),
                        List.of("w1"),
                        List.of("bad"));
    }

    @Test
    void work_whose_owner_is_held_is_tried_again_and_holds_nobody_up() throws Exception {
        mayCommit.release(1000);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = people.submit(() -> writer.write(ONE, "held", 1));
            await().until(() -> groups.size() > 2);
            assertThat(writer.write(UUID.randomUUID(), "other", 1)).isEqualTo("OTHER");
            assertThat(held.isDone()).isFalse();
            groups.add(List.of("free"));
            assertThat(held.get()).isEqualTo("HELD");
        }
    }

    @Test
    void work_whose_owner_is_held_for_too_long_is_told_so() {
        writer.close();
        writer = writer(1, Duration.ofMillis(50), this::commit);
        mayCommit.release(1000);
        assertThatThrownBy(() -> writer.write(ONE, "held", 1))
                .isInstanceOf(HeldTooLongException.class);
    }

    @Test
    void a_group_has_no_more_operations_than_it_may_but_a_large_batch_is_never_split()
            throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> writer.write(ONE, "first", 1));
            hasBegun.acquire();
            var big = people.submit(() -> writer.write(UUID.randomUUID(), "big", 500));
            await().until(() -> writer.waiting() == 1);
            var last = people.submit(() -> writer.write(UUID.randomUUID(), "last", 1));
            await().until(() -> writer.waiting() == 2);
            mayCommit.release(3);
            first.get();
            big.get();
            last.get();
        }
        assertThat(groups).containsExactly(List.of("first"), List.of("big"), List.of("last"));
    }

    private List<Future<String>> line(ExecutorService people, int size) {
        var line = new ArrayList<Future<String>>();
        IntStream.range(0, size)
                .forEach(i -> {
                    line.add(people.submit(() -> writer.write(UUID.randomUUID(), "w" + i, 1)));
                    await().until(() -> writer.waiting() == i + 1);
                });
        return line;
    }

    private List<Optional<String>> commit(List<String> works) {
        groups.add(List.copyOf(works));
        hasBegun.release();
        mayCommit.acquireUninterruptibly();
        if (works.contains("bad")) {
            throw new IllegalStateException("constraint");
        }
        boolean free = groups.contains(List.of("free"));
        return works.stream()
                .map(work ->
                        work.equals("held") && !free
                                ? Optional.<String>empty()
                                : Optional.of(work.toUpperCase(java.util.Locale.ROOT)))
                .toList();
    }

    private static GroupWriter<String, String> writer(
            int writers,
            Duration patience,
            Function<List<String>, List<Optional<String>>> transaction) {
        return new GroupWriter<>(
                new GroupConfig() {
                    @Override
                    public int operations() {
                        return 500;
                    }

                    @Override
                    public Duration waitFor() {
                        return Duration.ofMillis(3);
                    }

                    @Override
                    public int writers() {
                        return writers;
                    }

                    @Override
                    public Duration patience() {
                        return patience;
                    }
                },
                transaction);
    }
}
