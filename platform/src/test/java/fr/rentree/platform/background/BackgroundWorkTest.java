package fr.rentree.platform.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final Semaphore hasBegun = new Semaphore(0);
    private final BackgroundWork work =
            new BackgroundWork(() -> {
                begun.incrementAndGet();
                hasBegun.release();
                mayEnd.acquireUninterruptibly();
            });

    @Test
    void whoever_asks_while_it_is_under_way_gets_it_done_once_more_and_not_beside_it() {
        var first = CompletableFuture.runAsync(work::run);
        hasBegun.acquireUninterruptibly();
        work.run();
        work.run();
        assertThat(begun).hasValue(1);
        mayEnd.release(2);
        first.join();
        assertThat(begun).hasValue(2);
    }

    @Test
    void nobody_asked_meanwhile_so_it_is_done_once() {
        mayEnd.release();
        work.run();
        assertThat(begun).hasValue(1);
        mayEnd.release();
        work.run();
        assertThat(begun).hasValue(2);
    }

    @Test
    void what_failed_is_done_again_when_it_is_asked_for_again() {
        var tries = new AtomicInteger();
        var failing =
                new BackgroundWork(() -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("no database");
                    }
                });
        assertThatThrownBy(failing::run).hasMessage("no database");
        failing.run();
        assertThat(tries).hasValue(2);
    }
}
