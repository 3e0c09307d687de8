package fr.rentree.sync.grouping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where work waits until a writer takes it: in order, as many together as one commit carries, but
/// never two works of one owner with two writers.
final class CommitLine<W, R> {

    /// Before work is tried again whose owner's notes somebody else holds.
    private static final Duration PAUSE = Duration.ofMillis(15);

    private final GroupConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LinkedList<Waiting<W, R>> waiting = new LinkedList<>();
    private final Set<UUID> writing = new HashSet<>();
    private int lastSize;

    CommitLine(GroupConfig config) {
        this.config = config;
    }

    Waiting<W, R> add(UUID owner, W work, int weight) {
        long now = System.nanoTime();
        var place = new Waiting<W, R>(owner, work, weight, now, now + config.patience().toNanos());
        locked(() -> waiting.addLast(place));
        return place;
    }

    int length() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// The next group; waits as long as there is none.
    List<Waiting<W, R>> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var group = gathered();
            while (group.isEmpty()) {
                changed.awaitNanos(untilSomethingMayBeTried());
                group = gathered();
            }
            lastSize = group.size();
            waiting.removeAll(group);
            group.forEach(place -> writing.add(place.owner()));
            return group;
        } finally {
            lock.unlock();
        }
    }

    /// What a writer took is written, or was put back by [#retry].
    void release(List<Waiting<W, R>> group) {
        locked(() -> group.forEach(place -> writing.remove(place.owner())));
    }

    /// Puts work back to where it stood; true for what is not tried again, because its patience is
    /// over.
    List<Waiting<W, R>> retry(List<Waiting<W, R>> group, boolean alone) {
        long then = System.nanoTime() + (alone ? 0 : PAUSE.toNanos());
        var tired = new ArrayList<Waiting<W, R>>();
        locked(() -> {
            for (var place : group.reversed()) {
                if (alone) {
                    place.standAlone();
                }
                if (place.putOff(then)) {
                    waiting.addFirst(place);
                } else {
                    tired.add(place);
                }
            }
        });
        return tired;
    }

    /// What is ready, once it is as much as last time or nothing more has come for a while. Empty
    /// when another writer was quicker.
    private List<Waiting<W, R>> gathered() throws InterruptedException {
        var group = ready();
        long left = config.waitFor().toNanos();
        while (isWorthWaitingFor(group) && left > 0) {
            left = changed.awaitNanos(left);
            group = ready();
        }
        return group;
    }

    /// What could be written together now: nothing overtakes earlier work of its owner.
    private List<Waiting<W, R>> ready() {
        long now = System.nanoTime();
        var group = new ArrayList<Waiting<W, R>>();
        var held = new HashSet<>(writing);
        int weight = 0;
        for (var place : waiting) {
            boolean mayGo = !held.contains(place.owner()) && place.pause(now) == 0;
            if (mayGo && group.isEmpty() && place.alone()) {
                return List.of(place);
            }
            boolean fits = group.isEmpty() || weight + place.weight() <= config.operations();
            if (mayGo && fits && !place.alone()) {
                group.add(place);
                weight += place.weight();
            } else {
                held.add(place.owner());
            }
        }
        return group;
    }

    private boolean isWorthWaitingFor(List<Waiting<W, R>> group) {
        return !group.isEmpty()
                && group.size() < lastSize
                && !group.getFirst().alone()
                && group.stream().mapToInt(Waiting::weight).sum() < config.operations();
    }

    private long untilSomethingMayBeTried() {
        long now = System.nanoTime();
        return waiting.stream()
                .mapToLong(place -> place.pause(now))
                .filter(pause -> pause > 0)
                .min()
                .orElse(TimeUnit.SECONDS.toNanos(1));
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
