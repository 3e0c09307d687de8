package fr.rentree.bench.licence;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Several clients who each do the same thing at the same time.
final class AtOnce {

    private AtOnce() {}

    /// Returns when the last one is done; fails when one of them did.
    static void run(int clients, Callable<Void> client) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(Collections.nCopies(clients, client))) {
                one.get();
            }
        }
    }
}
