package fr.rentree.local.supervision;

import fr.rentree.local.settings.DataFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Starts all parts in the order of their needs, keeps them running, and stops them in reverse.
public final class Supervisor implements AutoCloseable {

    /// More at once would only make each other slower: the platform is made for two cores.
    private static final int STARTS_AT_ONCE = 2;

    private final Supervision supervision;
    private final List<Thread> threads = new ArrayList<>();

    public Supervisor(DataFolder folder, List<Part> parts, Clock clock) {
        var board = new Board(folder.board());
        supervision = new Supervision(board, clock, STARTS_AT_ONCE);
        for (Part part : parts) {
            board.add(PartReport.waiting(part));
            supervision.add(new SupervisedPart(part, folder.log(part.name()), supervision));
        }
    }

    /// Puts this very process on the board too: it takes memory and has a number to stop it by.
    public void showItself() {
        var process = ProcessHandle.current();
        var since = process.info().startInstant().orElseGet(supervision.clock()::instant);
        supervision.board().add(PartReport.of("supervisor", process.pid(), since));
    }

    public void start() {
        for (SupervisedPart part : supervision.parts().values()) {
            threads.add(Thread.ofPlatform().name(part.name()).start(part));
        }
        threads.add(Thread.ofPlatform().name("all-ready").start(this::noteWhenAllAreReady));
    }

    private void noteWhenAllAreReady() {
        try {
            supervision.awaitReady(supervision.parts().keySet());
            var now = supervision.clock().instant();
            supervision.board().change("supervisor", report -> report.ready(now));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until every part is ready; false when that takes longer than allowed.
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        var deadline = supervision.clock().instant().plus(atMost);
        while (!areAllReady()) {
            if (supervision.isStopping() || supervision.clock().instant().isAfter(deadline)) {
                return false;
            }
            supervision.pause(Duration.ofMillis(50));
        }
        return true;
    }

    private boolean areAllReady() {
        return supervision.parts().values().stream().allMatch(part -> part.ready().getCount() == 0);
    }

    public List<PartReport> reports() {
        return supervision.board().reports();
    }

    /// Stops who needs others first, then those who were needed; leaves no process behind.
    @Override
    public void close() {
        supervision.stop();
        var left = new ArrayList<>(supervision.parts().values());
        while (!left.isEmpty()) {
            var next = left.stream().filter(part -> isNeededByNone(part, left)).toList();
            var round = next.isEmpty() ? List.copyOf(left) : next;
            stopTogether(round);
            left.removeAll(round);
        }
        supervision.board().change("supervisor", report -> report.in(PartState.STOPPED));
    }

    private static boolean isNeededByNone(SupervisedPart part, List<SupervisedPart> others) {
        return others.stream()
                .map(other -> other.part().needs())
                .noneMatch((Set<String> needs) -> needs.contains(part.name()));
    }

    private static void stopTogether(List<SupervisedPart> parts) {
        var stopping = parts.stream().map(part -> Thread.ofPlatform().start(part::stop)).toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
