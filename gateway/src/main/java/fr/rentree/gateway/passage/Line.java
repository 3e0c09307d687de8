package fr.rentree.gateway.passage;

import java.time.Duration;

/// Those who wait for a connection to one part. Once a line has lasted, nobody joins it who would
/// wait longer than is worth it, as fast as connections came free lately: told at once, they come
/// back later, and whoever waits is served soon. First come, first served by the pool, a line
/// without this bound keeps everybody waiting until all give up together.
final class Line {

    private final int longest;
    private final long worthIt;
    private int waiting;
    private long since;
    private int served;
    private int most;

    /// @param longest however fast they are served
    Line(int longest, Duration worthIt) {
        this.longest = longest;
        this.worthIt = worthIt.toNanos();
    }

    /// @param now in nanoseconds of this machine's own clock
    /// @return false: nobody was let in, and nobody leaves
    synchronized boolean enter(long now) {
        look(now);
        if (waiting >= most) {
            return false;
        }
        waiting++;
        return true;
    }

    /// @param wasServed in time: who gave up says nothing of how fast the part is
    synchronized void leave(long now, boolean wasServed) {
        look(now);
        waiting--;
        served += wasServed ? 1 : 0;
    }

    /// A line that has just begun may be as long as ever: nothing is known of it yet. Then it may
    /// have as many as were served in the time that is worth it.
    private void look(long now) {
        long lasted = now - since;
        if (waiting == 0) {
            begin(now, longest);
        } else if (lasted >= worthIt) {
            begin(now, (int) Math.min(longest, served * worthIt / lasted));
        }
    }

    private void begin(long now, int most) {
        this.most = most;
        since = now;
        served = 0;
    }
}
