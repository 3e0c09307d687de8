package fr.rentree.platform.background;

import fr.rentree.platform.caller.Tenancy;
import java.util.concurrent.atomic.AtomicInteger;

/// Work that sees everybody's rows and is never under way twice in one instance. Whoever asks for
/// it while it is gets it done once more: what came just after it looked is not left lying.
public final class BackgroundWork {

    private final Runnable work;
    private final AtomicInteger asked = new AtomicInteger();

    public BackgroundWork(Runnable work) {
        this.work = work;
    }

    /// Does it, here and now, unless another thread is at it and will look again.
    public void run() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int answered;
        do {
            answered = asked.get();
            carryOut();
        } while (!asked.compareAndSet(answered, 0));
    }

    /// Does it soon, for somebody who does not wait.
    public void wake() {
        Thread.startVirtualThread(this::run);
    }

    private void carryOut() {
        boolean isDone = false;
        try {
            Tenancy.platformWide(work);
            isDone = true;
        } finally {
            if (!isDone) {
                asked.set(0);
            }
        }
    }
}
