package fr.rentree.sync.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Writes what waits, a group in one transaction, and tells each of its commit or its own fault.
///
/// @param <W> the work
/// @param <R> what is true once the work is committed
public final class GroupWriter<W, R> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupWriter.class);

    private final CommitLine<W, R> line;
    private final Function<List<W>, List<Optional<R>>> transaction;
    private final List<Thread> writers;
    private volatile boolean closing;

    /// @param transaction commits the works it is given and returns a result for each, in order;
    ///   empty for work whose owner's notes somebody else holds: that is tried again
    public GroupWriter(GroupConfig config, Function<List<W>, List<Optional<R>>> transaction) {
        this.line = new CommitLine<>(config);
        this.transaction = transaction;
        this.writers =
                IntStream.range(0, config.writers())
                        .mapToObj(i ->
                                Thread.ofPlatform().daemon().name("writer-" + i).start(this::write))
                        .toList();
    }

    /// Waits for the commit, or throws what went wrong with this work.
    public R write(UUID owner, W work, int weight) {
        return line.add(owner, work, weight).await();
    }

    /// Works that no writer has taken yet.
    public int waiting() {
        return line.length();
    }

    private void write() {
        try {
            while (!closing) {
                var group = line.take();
                try {
                    carryOut(group);
                } finally {
                    line.release(group);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(List<Waiting<W, R>> group) {
        try {
            var results = transaction.apply(group.stream().map(Waiting::work).toList());
            var held = new ArrayList<Waiting<W, R>>();
            for (int i = 0; i < group.size(); i++) {
                var place = group.get(i);
                results.get(i).ifPresentOrElse(place::done, () -> held.add(place));
            }
            line.retry(held, false)
                    .forEach(place -> place.failed(new HeldTooLongException(place.owner())));
        } catch (RuntimeException fault) {
            failed(group, fault);
        } catch (Error fault) {
            failed(group, new IllegalStateException(fault));
        }
    }

    /// A fault is that of one work: the others of its group are tried without it.
    private void failed(List<Waiting<W, R>> group, RuntimeException fault) {
        if (group.size() == 1) {
            group.getFirst().failed(fault);
        } else {
            LOG.warnf("group broken up size=%d: %s", group.size(), fault.toString());
            line.retry(group, true).forEach(place -> place.failed(fault));
        }
    }

    @Override
    public void close() {
        closing = true;
        writers.forEach(Thread::interrupt);
    }
}
