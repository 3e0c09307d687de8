package fr.rentree.bench.sync;

import fr.rentree.bench.report.Figures;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A thousand tablets behind a bad line, at each door that has much to give: pulls, W3C pages,
/// exports, and answers to pushes. They take it a kilobyte at a time.
final class SlowClients {

    private static final int PACE_MILLISECONDS = 250;
    private static final int SIP = 1_024;
    private static final int DOORS = 4;
    private static final int LARGE_NOTES = 16;

    private final Population population;
    private final Page page;
    private final int clients;
    private final int notes;
    private final Duration time;

    SlowClients(Population population, Page page, Choices choices) {
        this.population = population;
        this.page = page;
        this.clients = choices.quick() ? 200 : 1_000;
        this.notes = choices.quick() ? 100 : 300;
        this.time = Duration.ofSeconds(choices.quick() ? 8 : 30);
    }

    /// @param server the process whose memory is looked at
    void run(SyncStore store, URI address, Process server) throws Exception {
        var people = population.writers(clients, notes);
        var other = population.writers(1, 1).getFirst();
        var requests = requests(store, address, people);
        page.title(
                "%,d slow clients, %s: each another person with %d notes, %d bytes every %d ms"
                        .formatted(clients, store.name(), notes, SIP, PACE_MILLISECONDS));
        long before = megabytes(server);
        long peak = before;
        var answers = new ConcurrentHashMap<String, Integer>();
        var others = new ArrayList<Double>();
        var failures = new TreeMap<String, Integer>();
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                var request = requests.get(i);
                var wait = time.dividedBy(2L * clients).multipliedBy(i);
                threads.execute(() -> {
                    LockSupport.parkNanos(wait.toNanos());
                    answers.merge(sip(address, request, end), 1, Integer::sum);
                });
            }
            while (System.nanoTime() < end) {
                ask(store, other, others, failures);
                peak = Math.max(peak, megabytes(server));
                Thread.sleep(PACE_MILLISECONDS);
            }
        }
        print(before, peak, server, new TreeMap<>(answers));
        var times = new Figures(others);
        page.line(
                "somebody else meanwhile: %d pulls answered, p50 %.0f ms, p95 %.0f ms; otherwise %s",
                others.size(), times.median(), times.percentile(95), failures);
    }

    private void print(long before, long peak, Process server, Map<String, Integer> answers) {
        page.line("answers to the slow: %s", answers);
        page.line(
                "memory of the process: %d MB before, %d MB at its peak; it lives: %s",
                before, peak, Page.verdict(server.isAlive()));
    }

    private static void ask(
            SyncStore store, Person person, List<Double> times, Map<String, Integer> failures) {
        long start = System.nanoTime();
        try (var client = store.open()) {
            var reply = client.page(person, "");
            if (reply.status() == 200) {
                times.add((System.nanoTime() - start) / 1e6);
            } else {
                failures.merge(Integer.toString(reply.status()), 1, Integer::sum);
            }
        } catch (IOException e) {
            failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
        }
    }

    private static List<String> requests(SyncStore store, URI address, List<Person> people)
            throws IOException {
        var random = new SplittableRandom(1);
        var requests = new ArrayList<String>();
        try (var client = store.open()) {
            for (int i = 0; i < people.size(); i++) {
                var person = people.get(i);
                requests.add(
                        switch (i % DOORS) {
                            case 0 -> get(address, person, "/api/v1/sync/changes");
                            case 1 ->
                                    get(
                                            address,
                                            person,
                                            "/annotations/%s/?iris=0&page=0"
                                                    .formatted(person.notebook()));
                            case 2 -> get(address, person, "/api/v1/notebooks/export?format=json");
                            default -> push(client, address, person, random);
                        });
            }
        }
        return requests;
    }

    private static String get(URI address, Person person, String path) {
        return "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
                .formatted(path, address.getAuthority(), person.authorization());
    }

    private static String push(
            SyncStore.SyncClient client, URI address, Person person, SplittableRandom random)
            throws IOException {
        var notes = Stream.generate(() -> Note.large(random)).limit(LARGE_NOTES).toList();
        client.push(person, notes);
        String body = SyncStore.unreadEdits(person, notes);
        return "POST /api/v1/sync/batch HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(address.getAuthority(), person.authorization(), body.length(), body);
    }

    /// Asks, then reads slowly until the end; returns how the answer began.
    private static String sip(URI address, String request, long end) {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.setSoTimeout(PACE_MILLISECONDS);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return sip(socket, end);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String sip(Socket socket, long end) throws IOException, InterruptedException {
        String first = "no answer in time";
        byte[] sip = new byte[SIP];
        while (System.nanoTime() < end) {
            try {
                int read = socket.getInputStream().read(sip);
                if (read < 0) {
                    return first + ", then closed";
                }
                if (first.startsWith("no answer")) {
                    first = new String(sip, 9, 3, StandardCharsets.US_ASCII);
                }
            } catch (SocketTimeoutException _) {
                continue; // nothing came in that time: the client waits on
            }
            Thread.sleep(PACE_MILLISECONDS);
        }
        return first;
    }

    /// What the system says that the process holds.
    private static long megabytes(Process process) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return said.isBlank() ? 0 : Long.parseLong(said.strip()) / 1_024;
    }
}
