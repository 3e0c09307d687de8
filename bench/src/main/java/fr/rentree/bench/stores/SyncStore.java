package fr.rentree.bench.stores;

import fr.rentree.bench.wire.Reply;
import fr.rentree.bench.wire.Wire;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// sync-service, through the gateway or straight.
public final class SyncStore implements Store {

    private static final String CHANGES = "/api/v1/sync/changes";
    private static final AtomicLong OPERATIONS = new AtomicLong();
    private static final Clock CLOCK = Clock.systemUTC();

    private final String name;
    private final URI address;

    public SyncStore(String name, URI address) {
        this.name = name;
        this.address = address;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SyncClient open() {
        return new SyncClient(new Wire(address));
    }

    /// Speaks the protocol of the service.
    public static final class SyncClient implements Client {

        private final Wire wire;

        private SyncClient(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void push(Person owner, List<Note> notes) throws IOException {
            var reply = send(owner, notes).expect(200);
            if (reply.count("\"result\":\"applied\"") != notes.size()) {
                throw new IllegalStateException("not all applied: " + reply.text());
            }
        }

        /// The answer as it is, also a refusal.
        public Reply send(Person owner, List<Note> notes) throws IOException {
            return wire.post("/api/v1/sync/batch", batch(owner, notes), owner.authorization());
        }

        @Override
        public int pull(Person owner) throws IOException {
            int notes = 0;
            String cursor = "";
            boolean more = true;
            while (more) {
                var page = page(owner, cursor).expect(200);
                notes += page.count("\"deleted\":false");
                cursor = cursor(page);
                more = page.count("\"more\":true") > 0;
            }
            return notes;
        }

        /// One page, from the start when the cursor is empty.
        public Reply page(Person owner, String cursor) throws IOException {
            String path = cursor.isEmpty() ? CHANGES : CHANGES + "?since=" + cursor;
            return wire.get(path, owner.authorization());
        }

        /// Asks whether there is anything new, as a client that shows the tag of its last page, and
        /// returns the cursor to ask with next: after a few minutes, when a new epoch began, it is
        /// another one.
        public String news(Person owner, String cursor) throws IOException {
            var reply =
                    wire.get(
                            CHANGES + "?since=" + cursor,
                            owner.authorization(),
                            "If-None-Match: \"" + cursor + "\"");
            if (reply.status() == 200 && reply.count("\"changes\":[]") == 1) {
                return SyncStore.cursor(reply);
            }
            reply.expect(304);
            return cursor;
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }

    /// Where the next page begins, as a page tells it.
    public static String cursor(Reply page) {
        String text = page.text();
        int start = text.lastIndexOf("\"cursor\":\"") + "\"cursor\":\"".length();
        return text.substring(start, text.indexOf('"', start));
    }

    /// Small edits of a device that has not read the notes: they are answered with all of each.
    public static String unreadEdits(Person owner, List<Note> notes) {
        return batch(owner, notes, "patch", _ -> "{\"body\":{\"color\":\"#4caf50\"}}");
    }

    private static String batch(Person owner, List<Note> notes) {
        return batch(owner, notes, "put", Note::doc);
    }

    private static String batch(
            Person owner, List<Note> notes, String op, Function<Note, String> content) {
        var body = new StringBuilder(notes.size() * 1_100 + 64);
        body.append("{\"device\":\"").append(owner.device()).append("\",\"ops\":[");
        for (int i = 0; i < notes.size(); i++) {
            body.append(i == 0 ? "" : ",");
            heading(body, owner, op, notes.get(i));
            body.append(op.equals("put") ? "\"doc\":" : "\"patch\":");
            body.append(content.apply(notes.get(i))).append('}');
        }
        return body.append("]}").toString();
    }

    private static void heading(StringBuilder body, Person owner, String op, Note note) {
        long number = OPERATIONS.incrementAndGet();
        body.append("{\"opId\":\"").append(owner.device()).append(':').append(number);
        body.append("\",\"op\":\"").append(op).append("\",\"id\":\"urn:uuid:").append(note.id());
        body.append("\",\"kind\":\"annotation\",\"work\":\"").append(Person.WORK);
        body.append("\",\"school\":\"").append(Person.SCHOOL);
        body.append("\",\"baseRev\":null,\"hlc\":\"").append(CLOCK.millis()).append(":0:");
        body.append(owner.device()).append("\",");
    }
}
