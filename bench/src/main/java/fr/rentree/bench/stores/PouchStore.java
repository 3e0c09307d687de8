package fr.rentree.bench.stores;

import fr.rentree.bench.wire.Wire;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// PouchDB Server: one database per person, made beforehand; notes in bulk, or one by a PUT.
public final class PouchStore implements Store {

    private final URI address;

    public PouchStore(URI address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "PouchDB Server";
    }

    @Override
    public void prepare(List<Person> people) throws IOException {
        try (var wire = new Wire(address)) {
            for (Person person : people) {
                wire.put(database(person), "").expect(201);
            }
        }
    }

    /// Each database holds files open, and there are only so many.
    @Override
    public void forget(List<Person> people) throws IOException {
        try (var wire = new Wire(address)) {
            for (Person person : people) {
                wire.delete(database(person)).expect(200);
            }
        }
    }

    @Override
    public Client open() {
        return new PouchClient(new Wire(address));
    }

    private static String database(Person person) {
        return "/n" + person.number();
    }

    private record PouchClient(Wire wire) implements Client {

        @Override
        public void push(Person owner, List<Note> notes) throws IOException {
            if (notes.size() == 1) {
                var note = notes.getFirst();
                wire.put(database(owner) + "/" + note.id(), note.doc()).expect(201);
                return;
            }
            var body = new StringBuilder(notes.size() * 800).append("{\"docs\":[");
            for (int i = 0; i < notes.size(); i++) {
                body.append(i == 0 ? "" : ",").append("{\"_id\":\"").append(notes.get(i).id());
                body.append("\",").append(notes.get(i).doc(), 1, notes.get(i).doc().length());
            }
            var reply = wire.post(database(owner) + "/_bulk_docs", body.append("]}").toString());
            if (reply.expect(201).count("\"ok\":true") != notes.size()) {
                throw new IllegalStateException("not all stored: " + reply.text());
            }
        }

        @Override
        public int pull(Person owner) throws IOException {
            var feed = wire.get(database(owner) + "/_changes?since=0&include_docs=true");
            return feed.expect(200).count("\"_rev\":");
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
