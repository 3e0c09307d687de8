package fr.rentree.bench.sync;

import fr.rentree.bench.stores.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that begin at the same time and each do one thing after the other.
final class Crowd {

    /// What one of them does; returns how many notes went over the wire.
    interface Work {
        long run(int client, Store.Client connection) throws Exception;
    }

    private Crowd() {}

    /// Notes a second, from the common start to the last answer.
    static double perSecond(Store store, int clients, Work work) throws Exception {
        var connections = new ArrayList<Store.Client>();
        for (int client = 0; client < clients; client++) {
            connections.add(store.open());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CyclicBarrier(clients + 1);
            var running = new ArrayList<Future<Long>>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                Callable<Long> task =
                        () -> {
                            start.await();
                            return work.run(number, connections.get(number));
                        };
                running.add(threads.submit(task));
            }
            start.await();
            long begin = System.nanoTime();
            long notes = 0;
            for (var task : running) {
                notes += task.get();
            }
            return notes / ((System.nanoTime() - begin) / 1e9);
        } finally {
            close(connections);
        }
    }

    private static void close(List<Store.Client> connections) throws Exception {
        for (var connection : connections) {
            connection.close();
        }
    }
}
