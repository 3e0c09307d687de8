package fr.rentree.bench.sync;

import fr.rentree.bench.report.Contest;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.Hocuspocus;
import fr.rentree.bench.stores.Store;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writing and first reading, against every peer that was started.
final class Pushes {

    static final String GATEWAY = "ours, gateway";
    static final String STRAIGHT = "ours, straight";
    static final String POUCH = "PouchDB Server";
    static final String POSTGRES = "bare PostgreSQL";
    static final String HOCUSPOCUS = "Hocuspocus";

    private final List<Store> stores;
    private final Hocuspocus hocuspocus;
    private final Population population;
    private final Choices choices;
    private final Page page;
    private final SplittableRandom random = new SplittableRandom(2026);

    Pushes(
            List<Store> stores,
            Hocuspocus hocuspocus,
            Population population,
            Choices choices,
            Page page) {
        this.stores = stores;
        this.hocuspocus = hocuspocus;
        this.population = population;
        this.choices = choices;
        this.page = page;
    }

    /// Batches of 100, one owner a client, each owner new in each round.
    void batches(int clients) throws Exception {
        int batches = clients == 1 ? 20 : choices.quick() ? 4 : 8;
        var contest =
                new Contest(
                        "Batched push: %d client(s), %d batches of 100 notes each"
                                .formatted(clients, batches),
                        "notes/s");
        for (Store store : stores) {
            contest.entrant(store.name(), () -> push(store, clients, clients, batches, 100));
        }
        contest.entrant(HOCUSPOCUS, () -> hocuspocus(clients, 100));
        contest.target(GATEWAY, POUCH, 4)
                .target(STRAIGHT, POUCH, 4)
                .target(GATEWAY, POSTGRES, 0.4)
                .target(STRAIGHT, POSTGRES, 0.4)
                .target(STRAIGHT, HOCUSPOCUS, 0)
                .run(choices.pace(), page);
    }

    /// A school's morning: 200 owners with 20 notes each, 8 at a time.
    void owners() throws Exception {
        int owners = choices.quick() ? 40 : 200;
        var contest =
                new Contest(
                        "Batched push: %d owners with 20 notes each, 8 clients".formatted(owners),
                        "notes/s");
        for (Store store : stores) {
            contest.entrant(store.name(), () -> push(store, 8, owners, 1, 20));
        }
        contest.target(GATEWAY, POUCH, 4)
                .target(STRAIGHT, POUCH, 4)
                .target(GATEWAY, POSTGRES, 0.4)
                .target(STRAIGHT, POSTGRES, 0.4)
                .target(STRAIGHT, HOCUSPOCUS, 0)
                .run(choices.pace(), page);
    }

    /// One note, one acknowledgement, again; owners change so that no limit per person is met.
    void single() throws Exception {
        int writes = choices.quick() ? 4 : 10;
        int owners = 80;
        var contest =
                new Contest(
                        "Single durable writes: 8 clients, %d owners, %d writes in all"
                                .formatted(owners, writes * owners),
                        "writes/s");
        for (Store store : stores) {
            contest.entrant(store.name(), () -> push(store, 8, owners, writes, 1));
        }
        contest.entrant(HOCUSPOCUS, () -> hocuspocus(8, 1));
        contest.target(GATEWAY, POUCH, 8)
                .target(STRAIGHT, POUCH, 8)
                .target(GATEWAY, POSTGRES, 0.4)
                .target(STRAIGHT, POSTGRES, 0.4)
                .target(STRAIGHT, HOCUSPOCUS, 0)
                .run(choices.pace(), page);
    }

    private double push(Store store, int clients, int owners, int batches, int notes)
            throws Exception {
        var people = population.newcomers(owners);
        store.prepare(people);
        var written = new ArrayList<List<Note>>();
        for (int i = 0; i < owners * batches; i++) {
            written.add(Note.fresh(notes, random));
        }
        double result =
                Crowd.perSecond(
                        store,
                        clients,
                        (client, connection) -> {
                            for (int batch = 0; batch < batches; batch++) {
                                for (int owner = client; owner < owners; owner += clients) {
                                    connection.push(
                                            people.get(owner),
                                            written.get(owner * batches + batch));
                                }
                            }
                            return (long) batches
                                    * notes
                                    * ((owners - client + clients - 1) / clients);
                        });
        store.forget(people);
        return result;
    }

    /// New documents in each round: a document of Hocuspocus is in memory as a whole.
    private double hocuspocus(int clients, int notesAtOnce) throws Exception {
        var written = hocuspocus.write("round-" + System.nanoTime(), clients, notesAtOnce, 1_000);
        return written.notes() / written.seconds();
    }

    /// A new device of somebody who has 1,000 notes.
    void firstPull(int clients) throws Exception {
        int owners = 8;
        var contest =
                new Contest(
                        "First pull of 1,000 notes: %d client(s)".formatted(clients), "notes/s");
        for (Store store : stores) {
            var people = population.newcomers(owners);
            store.prepare(people);
            fill(store, people);
            contest.entrant(store.name(), () -> pull(store, people, clients));
        }
        contest.target(GATEWAY, POUCH, 4)
                .target(STRAIGHT, POUCH, 4)
                .target(GATEWAY, POSTGRES, 0)
                .target(STRAIGHT, POSTGRES, 0)
                .run(choices.pace(), page);
    }

    private void fill(Store store, List<Person> people) throws Exception {
        try (var connection = store.open()) {
            for (Person person : people) {
                for (int batch = 0; batch < 10; batch++) {
                    connection.push(person, Note.fresh(100, random));
                }
            }
        }
    }

    private static double pull(Store store, List<Person> people, int clients) throws Exception {
        return Crowd.perSecond(
                store,
                clients,
                (client, connection) -> {
                    long notes = 0;
                    for (int i = 0; i < people.size(); i += clients) {
                        int read = connection.pull(people.get((i + client) % people.size()));
                        if (read != 1_000) {
                            throw new IllegalStateException(store.name() + " gave " + read);
                        }
                        notes += read;
                    }
                    return notes;
                });
    }
}
