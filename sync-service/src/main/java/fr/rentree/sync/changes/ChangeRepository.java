package fr.rentree.sync.changes;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Conversation;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.changes.Answer.Result;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The store of what devices send: notes, heads, results, and what lost. Each kind is one statement
/// over all owners of a group.
@Singleton
class ChangeRepository extends SqlRepository {

    ChangeRepository(DataSource database) {
        super(database);
    }

    /// Begins the transaction of a group.
    Conversation begin() {
        return converse();
    }

    Sql advancing(List<Head> heads) {
        return new Sql(
                """
                update head h
                   set seq = n.seq, live = n.live, small = n.small
                  from unnest(?, ?, ?, ?) n (owner, seq, live, small)
                 where h.owner = n.owner
                """,
                Column.of("uuid", heads, Head::owner),
                Column.of("int8", heads, Head::seq),
                Column.of("int4", heads, Head::live),
                Column.of("int4", heads, Head::small));
    }

    /// Notes that are new: whoever holds their owner's head knows.
    Sql adding(List<Owned<Note>> notes, Instant at) {
        return new Sql(
                """
                insert into document
                       (changed_at, owner, id, rev, seq, doc, size, stamp, history, notebook, kind, edition)
                select ?::timestamptz, n.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) n
                """,
                Stream.concat(
                                states(notes, at),
                                Stream.of(
                                        Column.of(
                                                "uuid",
                                                notes,
                                                note -> note.value().key().notebook()),
                                        Column.of(
                                                "text",
                                                notes,
                                                note -> note.value().key().kind().word()),
                                        Column.of(
                                                "text",
                                                notes,
                                                note -> note.value().key().edition())))
                        .toArray());
    }

    /// Notes that were there.
    Sql changing(List<Owned<Note>> notes, Instant at) {
        return new Sql(
                """
                update document d
                   set changed_at = ?::timestamptz, rev = n.rev, seq = n.seq, doc = n.doc, size = n.size,
                       stamp = n.stamp, history = n.history
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?) n (owner, id, rev, seq, doc, size, stamp, history)
                 where d.owner = n.owner and d.id = n.id
                """,
                states(notes, at).toArray());
    }

    private static Stream<Object> states(List<Owned<Note>> notes, Instant at) {
        return Stream.of(
                at,
                Column.of("uuid", notes, Owned::owner),
                Column.of("uuid", notes, note -> note.value().key().id()),
                Column.of("int4", notes, note -> note.value().rev()),
                Column.of("int8", notes, note -> note.value().seq()),
                Column.of("text", notes, note -> note.value().document().orElse(null)),
                Column.of(
                        "int4",
                        notes,
                        note -> note.value().document().map(ChangeRepository::size).orElse(0)),
                Column.of("text", notes, note -> stamp(note.value())),
                Column.of("text", notes, note -> history(note.value())));
    }

    Sql keepingResults(List<Owned<Map.Entry<String, Result>>> results, Instant at) {
        return new Sql(
                """
                insert into operation (at, owner, op_id, digest, outcome, document, rev, seq)
                select ?::timestamptz, r.* from unnest(?, ?, ?, ?, ?, ?, ?) r
                """,
                at,
                Column.of("uuid", results, Owned::owner),
                Column.of("text", results, kept -> kept.value().getKey()),
                Column.of("int8", results, kept -> kept.value().getValue().digest()),
                Column.of("text", results, kept -> kept.value().getValue().outcome().name()),
                Column.of("uuid", results, kept -> kept.value().getValue().note()),
                Column.of("int4", results, kept -> kept.value().getValue().rev()),
                Column.of("int8", results, kept -> kept.value().getValue().seq()));
    }

    Sql keepingTexts(List<Owned<Gathered.LostText>> lost, Instant at) {
        return new Sql(
                """
                insert into text_version (at, owner, document, field, value, stamp)
                select ?::timestamptz, v.* from unnest(?, ?, ?, ?, ?) v
                """,
                at,
                Column.of("uuid", lost, Owned::owner),
                Column.of("uuid", lost, one -> one.value().note()),
                Column.of("text", lost, one -> one.value().text().field()),
                Column.of("text", lost, one -> one.value().text().raw()),
                Column.of("text", lost, one -> one.value().text().stamp().toString()));
    }

    Sql recycling(List<Owned<Gathered.Recycled>> lost, Instant at) {
        return new Sql(
                """
                insert into recycled (at, owner, document, notebook, kind, doc, partial, stamp)
                select ?::timestamptz, r.* from unnest(?, ?, ?, ?, ?, ?, ?) r
                """,
                at,
                Column.of("uuid", lost, Owned::owner),
                Column.of("uuid", lost, one -> one.value().key().id()),
                Column.of("uuid", lost, one -> one.value().key().notebook()),
                Column.of("text", lost, one -> one.value().key().kind().word()),
                Column.of("text", lost, one -> one.value().doc()),
                Column.of("bool", lost, one -> one.value().partial()),
                Column.of("text", lost, one -> one.value().stamp().toString()));
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
}
