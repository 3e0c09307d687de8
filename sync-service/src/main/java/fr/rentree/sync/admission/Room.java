package fr.rentree.sync.admission;

import java.util.concurrent.atomic.AtomicLong;

/// Memory for pages under way: the less is left, the smaller the next page, so that slow readers of
/// large pages leave something to everybody.
final class Room {

    /// A page smaller than this is not worth a request.
    static final int SMALLEST = 16 * 1024;

    private static final int SHARE = 16;

    private final long all;
    private final AtomicLong taken = new AtomicLong();

    Room(long all) {
        this.all = all;
    }

    /// Takes room for one page, of `wanted` bytes at most; none when nothing is left.
    int take(int wanted) {
        while (true) {
            long before = taken.get();
            long left = all - before;
            if (left < SMALLEST) {
                return 0;
            }
            int page = (int) Math.min(wanted, Math.max(SMALLEST, left / SHARE));
            if (taken.compareAndSet(before, before + page)) {
                return page;
            }
        }
    }

    /// Takes room for something whose size is not ours to choose.
    boolean reserve(int bytes) {
        while (true) {
            long before = taken.get();
            if (before > 0 && before + bytes > all) {
                return false;
            }
            if (taken.compareAndSet(before, before + bytes)) {
                return true;
            }
        }
    }

    long taken() {
        return taken.get();
    }

    void giveBack(int page) {
        taken.addAndGet(-page);
    }
}
