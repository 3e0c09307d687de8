package fr.rentree.bench.stores;

import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// PostgreSQL itself: a table like `document`, with its indexes, in the same cluster, written by
/// JDBC and nothing around it: no rights, no results kept, no numbers given, no events.
///
/// Many notes are one upsert by `unnest`, one note is one `insert`; each is its own commit.
public final class PostgresStore implements Store {

    private static final String UPSERT =
            """
            insert into bench.document
                   (owner, changed_at, id, notebook, kind, edition, rev, seq, doc, size, stamp, history)
            select ?::uuid, now(), n.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) n
            on conflict (owner, id) do update
               set rev = excluded.rev, seq = excluded.seq, doc = excluded.doc,
                   size = excluded.size, stamp = excluded.stamp, history = excluded.history,
                   changed_at = excluded.changed_at
            """;
    private static final String INSERT =
            """
            insert into bench.document
                   (owner, changed_at, id, notebook, kind, edition, rev, seq, doc, size, stamp, history)
            values (?, now(), ?, ?, 'annotation', '2026', 1, ?, ?, ?, ?, null)
            """;

    private final ServiceStack stack;

    public PostgresStore(ServiceStack stack) {
        this.stack = stack;
    }

    /// Makes the table, empty.
    public void create() throws SQLException {
        try (var database = stack.database();
                var statement = database.createStatement()) {
            statement.execute(
                    """
                    drop schema if exists bench cascade;
                    create schema bench;
                    create table bench.document (like public.document including all)
                    """);
        }
    }

    @Override
    public String name() {
        return "bare PostgreSQL";
    }

    @Override
    public Client open() throws SQLException {
        return new PostgresClient(stack.database());
    }

    private static final class PostgresClient implements Client {

        private final Connection database;
        private final Map<UUID, Long> heads = new HashMap<>();

        PostgresClient(Connection database) {
            this.database = database;
        }

        @Override
        public void push(Person owner, List<Note> notes) throws SQLException {
            if (notes.size() == 1) {
                insert(owner, notes.getFirst());
                return;
            }
            try (var upsert = database.prepareStatement(UPSERT)) {
                upsert.setObject(1, owner.id());
                column(upsert, 2, "uuid", notes, Note::id);
                column(upsert, 3, "uuid", notes, _ -> owner.device());
                column(upsert, 4, "text", notes, _ -> "annotation");
                column(upsert, 5, "text", notes, _ -> "2026");
                column(upsert, 6, "int4", notes, _ -> 1);
                column(upsert, 7, "int8", notes, _ -> next(owner));
                column(upsert, 8, "text", notes, Note::doc);
                column(upsert, 9, "int4", notes, note -> size(note));
                column(upsert, 10, "text", notes, _ -> stamp(owner));
                column(upsert, 11, "text", notes, _ -> null);
                upsert.executeUpdate();
            }
        }

        private void insert(Person owner, Note note) throws SQLException {
            try (var insert = database.prepareStatement(INSERT)) {
                insert.setObject(1, owner.id());
                insert.setObject(2, note.id());
                insert.setObject(3, owner.device());
                insert.setLong(4, next(owner));
                insert.setString(5, note.doc());
                insert.setInt(6, size(note));
                insert.setString(7, stamp(owner));
                insert.executeUpdate();
            }
        }

        private void column(
                PreparedStatement upsert,
                int index,
                String type,
                List<Note> notes,
                Function<Note, @Nullable Object> value)
                throws SQLException {
            var values = notes.stream().map(value).toArray();
            upsert.setArray(index, database.createArrayOf(type, values));
        }

        private long next(Person owner) {
            return heads.merge(owner.id(), 1L, Long::sum);
        }

        private static int size(Note note) {
            return note.doc().getBytes(StandardCharsets.UTF_8).length;
        }

        private static String stamp(Person owner) {
            return "1757232751000:0:" + owner.device();
        }

        @Override
        public int pull(Person owner) throws SQLException {
            int notes = 0;
            try (var select =
                    database.prepareStatement(
                            "select id, seq, doc from bench.document where owner = ? order by seq")) {
                select.setObject(1, owner.id());
                var rows = select.executeQuery();
                while (rows.next()) {
                    notes += rows.getString("doc") == null ? 0 : 1;
                }
            }
            return notes;
        }

        @Override
        public void close() throws SQLException {
            database.close();
        }
    }
}
