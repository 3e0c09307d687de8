package fr.rentree.sync.changes;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.changes.Answer.Outcome;
import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.merge.History;
import fr.rentree.sync.merge.HybridClock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The store of what devices send: the owner's head, notes, results, and what lost.
@Singleton
class ChangeRepository extends SqlRepository {

    private record Named<K, V>(K name, V value) {}

    /// The owner's last change and the notes that stand.
    record Head(long seq, int live) {}

    ChangeRepository(DataSource database) {
        super(database);
    }

    /// Takes the owner's head until the end of the transaction: numbers are given, and become
    /// visible, one writer after the other.
    Head lock(UUID owner) {
        var select = "select seq, live from head where owner = ? for update";
        return first(select, ChangeRepository::head, owner)
                .orElseGet(() -> {
                    update("insert into head (owner) values (?) on conflict do nothing", owner);
                    return first(select, ChangeRepository::head, owner).orElseThrow();
                });
    }

    void advance(UUID owner, long seq, int live) {
        update("update head set seq = ?, live = ? where owner = ?", seq, live, owner);
    }

    Map<String, Result> results(UUID owner, List<Operation> operations) {
        return byName(
                list(
                        """
                        select op_id, digest, outcome, document, rev, seq
                          from operation
                         where owner = ? and op_id = any (?)
                        """,
                        row -> new Named<>(row.getString("op_id"), result(row)),
                        owner,
                        Column.of("text", operations, op -> op.heading().opId())));
    }

    Map<UUID, Note> notes(UUID owner, List<Operation> operations) {
        return byName(
                list(
                        """
                        select id, notebook, kind, edition, rev, seq, doc, stamp, history
                          from document
                         where owner = ? and id = any (?)
                        """,
                        row -> new Named<>(row.getObject("id", UUID.class), note(row)),
                        owner,
                        Column.of("uuid", operations, op -> op.heading().note())));
    }

    void save(UUID owner, Collection<Note> changed, Instant at) {
        var notes = List.copyOf(changed);
        update(
                """
                insert into document
                       (owner, changed_at, id, notebook, kind, edition, rev, seq, doc, size, stamp, history)
                select ?::uuid, ?::timestamptz, n.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) n
                on conflict (owner, id) do update
                   set rev = excluded.rev, seq = excluded.seq, doc = excluded.doc,
                       size = excluded.size, stamp = excluded.stamp, history = excluded.history,
                       changed_at = excluded.changed_at
                """,
                owner,
                at,
                Column.of("uuid", notes, note -> note.key().id()),
                Column.of("uuid", notes, note -> note.key().notebook()),
                Column.of("text", notes, note -> note.key().kind()),
                Column.of("text", notes, note -> note.key().edition()),
                Column.of("int4", notes, Note::rev),
                Column.of("int8", notes, Note::seq),
                Column.of("text", notes, note -> note.document().orElse(null)),
                Column.of(
                        "int4",
                        notes,
                        note -> note.document().map(ChangeRepository::size).orElse(0)),
                Column.of("text", notes, ChangeRepository::stamp),
                Column.of("text", notes, ChangeRepository::history));
    }

    void keepResults(UUID owner, Map<String, Result> results, Instant at) {
        if (results.isEmpty()) {
            return;
        }
        var kept = List.copyOf(results.entrySet());
        update(
                """
                insert into operation (owner, at, op_id, digest, outcome, document, rev, seq)
                select ?::uuid, ?::timestamptz, r.* from unnest(?, ?, ?, ?, ?, ?) r
                """,
                owner,
                at,
                Column.of("text", kept, Map.Entry::getKey),
                Column.of("int8", kept, entry -> entry.getValue().digest()),
                Column.of("text", kept, entry -> entry.getValue().outcome().name()),
                Column.of("uuid", kept, entry -> entry.getValue().note()),
                Column.of("int4", kept, entry -> entry.getValue().rev()),
                Column.of("int8", kept, entry -> entry.getValue().seq()));
    }

    void keepLost(UUID owner, Gathered gathered, Instant at) {
        if (!gathered.lostTexts().isEmpty()) {
            update(
                    """
                    insert into text_version (owner, at, document, field, value, stamp)
                    select ?::uuid, ?::timestamptz, v.* from unnest(?, ?, ?, ?) v
                    """,
                    owner,
                    at,
                    Column.of("uuid", gathered.lostTexts(), Gathered.LostText::note),
                    Column.of("text", gathered.lostTexts(), lost -> lost.text().field()),
                    Column.of("text", gathered.lostTexts(), lost -> lost.text().raw()),
                    Column.of(
                            "text", gathered.lostTexts(), lost -> lost.text().stamp().toString()));
        }
        if (!gathered.recycled().isEmpty()) {
            update(
                    """
                    insert into recycled (owner, at, document, notebook, kind, doc, stamp)
                    select ?::uuid, ?::timestamptz, r.* from unnest(?, ?, ?, ?, ?) r
                    """,
                    owner,
                    at,
                    Column.of("uuid", gathered.recycled(), lost -> lost.key().id()),
                    Column.of("uuid", gathered.recycled(), lost -> lost.key().notebook()),
                    Column.of("text", gathered.recycled(), lost -> lost.key().kind()),
                    Column.of("text", gathered.recycled(), Gathered.Recycled::doc),
                    Column.of("text", gathered.recycled(), lost -> lost.stamp().toString()));
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("seq"), row.getInt("live"));
    }

    private static Result result(ResultSet row) throws SQLException {
        return new Result(
                row.getLong("digest"),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("document", UUID.class),
                row.getInt("rev"),
                row.getLong("seq"));
    }

    private static Note note(ResultSet row) throws SQLException {
        var key =
                new Note.Key(
                        row.getObject("id", UUID.class),
                        row.getObject("notebook", UUID.class),
                        row.getString("kind"),
                        row.getString("edition"));
        int rev = row.getInt("rev");
        long seq = row.getLong("seq");
        var stamp = HybridClock.parse(row.getString("stamp"));
        var doc = row.getString("doc");
        return doc == null
                ? new Note.Deleted(key, rev, seq, stamp)
                : new Note.Standing(
                        key, rev, seq, doc, History.decode(stamp, row.getString("history")));
    }

    private static int size(String doc) {
        return doc.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String stamp(Note note) {
        return switch (note) {
            case Note.Standing standing -> standing.history().born().toString();
            case Note.Deleted deleted -> deleted.stamp().toString();
        };
    }

    private static @Nullable String history(Note note) {
        return note instanceof Note.Standing standing ? standing.history().encode() : null;
    }

    private static <K, V> Map<K, V> byName(List<Named<K, V>> rows) {
        return rows.stream().collect(Collectors.toMap(Named::name, Named::value));
    }
}
