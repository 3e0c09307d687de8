package fr.rentree.sync.changes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Conversation;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.assignments.OwnedRight;
import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.changes.Answer.Outcome;
import fr.rentree.sync.changes.Answer.Result;
import fr.rentree.sync.devices.DeviceGate;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.History;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.notebooks.NotebookRepository;
import fr.rentree.sync.notebooks.OwnedNotebook;
import fr.rentree.sync.operations.Operation.Heading;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/// What batches are decided on: taken and read for several owners at once, in one round trip.
@Singleton
class GroundRepository extends SqlRepository {

    private record Named<K, V>(K name, V value) {}

    /// Every row is found by its index, whatever statistics say: planned while tables are small,
    /// these statements would read whole tables when they have grown. So no plan need be made
    /// twice: making it costs more than carrying it out. Who waits for a row that somebody else
    /// holds gives up soon, and is tried again.
    private static final String PLAN =
            """
            select length(set_config('enable_seqscan', 'off', true))
                   + length(set_config('enable_hashjoin', 'off', true))
                   + length(set_config('enable_mergejoin', 'off', true))
                   + length(set_config('plan_cache_mode', 'force_generic_plan', true))
                   + length(set_config('lock_timeout', '2s', true))
            """;

    private static final String BEGIN_HEADS =
            """
            insert into head (owner)
            select o from unnest(?) o
             where not exists (select from head h where h.owner = o) and not is_erased(o)
            on conflict do nothing returning seq
            """;

    private final NotebookRepository notebooks;
    private final ReadingRightRepository rights;

    GroundRepository(
            DataSource database, NotebookRepository notebooks, ReadingRightRepository rights) {
        super(database);
        this.notebooks = notebooks;
        this.rights = rights;
    }

    /// Takes the heads that nobody else holds, until the end of the transaction, and reads what
    /// their pushes need: numbers are given, and become visible, one writer after the other.
    ///
    /// The transaction sees these owners from here on, and saw nothing before. Each statement sees
    /// what was committed before it began: what is read after the heads is what their last holder
    /// left.
    Taken take(
            Conversation conversation,
            Collection<UUID> owners,
            List<Push> pushes,
            ZonedDateTime now) {
        var these = Column.of("uuid", owners.stream().sorted().toList(), owner -> owner);
        var heads = heads(these);
        var doors = doors(pushes);
        var results = results(named(pushes, Heading::opId));
        var notes = notes(named(pushes, Heading::note));
        var books = notebooks.of(owners);
        var seats = rights.of(owners);
        conversation.ask(
                Tenancy.sightOf(owners),
                new Query<>(new Sql(PLAN), _ -> 0),
                new Query<>(new Sql(BEGIN_HEADS, these), _ -> 0),
                heads,
                doors,
                results,
                notes,
                books,
                seats);
        var resultsOf = byOwner(results.rows());
        var notesOf = byOwner(notes.rows());
        var booksOf =
                books.rows().stream()
                        .collect(
                                groupingBy(
                                        OwnedNotebook::owner,
                                        mapping(OwnedNotebook::notebook, toList())));
        var seatsOf =
                seats.rows().stream()
                        .collect(
                                groupingBy(
                                        OwnedRight::person, mapping(OwnedRight::right, toList())));
        var grounds = new HashMap<UUID, Ground>();
        for (Head head : heads.rows()) {
            var owner = head.owner();
            grounds.put(
                    owner,
                    new Ground(
                            head.seq(),
                            head.live(),
                            head.small(),
                            resultsOf.getOrDefault(owner, Map.of()),
                            notesOf.getOrDefault(owner, Map.of()),
                            booksOf.getOrDefault(owner, List.of()),
                            new ReadingRights(seatsOf.getOrDefault(owner, List.of())),
                            now));
        }
        return new Taken(grounds, doors.rows().stream().collect(toMap(Named::name, Named::value)));
    }

    /// What the headings of all operations name, each once.
    private static <T> List<Owned<T>> named(List<Push> pushes, Function<Heading, T> name) {
        return pushes.stream()
                .flatMap(push ->
                        push.batch().operations().stream()
                                .map(o -> new Owned<>(push.owner(), name.apply(o.heading()))))
                .distinct()
                .toList();
    }

    private static Query<Head> heads(Column owners) {
        return new Query<>(
                new Sql(
                        """
                        select owner, seq, live, small from head
                         where owner = any (?)
                         order by owner
                           for update skip locked
                        """,
                        owners),
                row ->
                        new Head(
                                uuid(row, "owner"),
                                row.getLong("seq"),
                                row.getInt("live"),
                                row.getInt("small")));
    }

    private static Query<Named<Push.Sender, Taken.Door>> doors(List<Push> pushes) {
        var senders = pushes.stream().map(Push::sender).distinct().toList();
        return new Query<>(
                new Sql(
                        """
                        select s.owner, s.device, d.id is not null as known,
                               case when e.person is not null then 'ERASED'
                                    when d.lost_at is not null then 'CUT'
                                    else 'OPEN' end as gate
                          from unnest(?, ?) s (owner, device)
                          left join device d on d.owner = s.owner and d.id = s.device
                          left join erasure e on e.person = s.owner and e.lifted_at is null
                        """,
                        Column.of("uuid", senders, Push.Sender::owner),
                        Column.of("uuid", senders, Push.Sender::device)),
                row ->
                        new Named<>(
                                new Push.Sender(uuid(row, "owner"), uuid(row, "device")),
                                new Taken.Door(
                                        DeviceGate.valueOf(row.getString("gate")),
                                        row.getBoolean("known"))));
    }

    private static Query<Owned<Named<String, Result>>> results(List<Owned<String>> opIds) {
        return new Query<>(
                new Sql(
                        """
                        select o.owner, o.op_id, o.digest, o.outcome, o.document, o.rev, o.seq
                          from unnest(?, ?) asked (owner, op_id)
                          join operation o on o.owner = asked.owner and o.op_id = asked.op_id
                        """,
                        Column.of("uuid", opIds, Owned::owner),
                        Column.of("text", opIds, Owned::value)),
                row ->
                        new Owned<>(
                                uuid(row, "owner"),
                                new Named<>(row.getString("op_id"), result(row))));
    }

    private static Query<Owned<Named<UUID, Note>>> notes(List<Owned<UUID>> ids) {
        return new Query<>(
                new Sql(
                        """
                        select d.owner, d.id, d.notebook, d.kind, d.edition, d.rev, d.seq, d.doc,
                               d.stamp, d.history
                          from unnest(?, ?) asked (owner, id)
                          join document d on d.owner = asked.owner and d.id = asked.id
                        """,
                        Column.of("uuid", ids, Owned::owner),
                        Column.of("uuid", ids, Owned::value)),
                row -> new Owned<>(uuid(row, "owner"), new Named<>(uuid(row, "id"), note(row))));
    }

    private static Result result(ResultSet row) throws SQLException {
        return new Result(
                row.getLong("digest"),
                Outcome.valueOf(row.getString("outcome")),
                uuid(row, "document"),
                row.getInt("rev"),
                row.getLong("seq"));
    }

    private static Note note(ResultSet row) throws SQLException {
        var key =
                new Note.Key(
                        uuid(row, "id"),
                        uuid(row, "notebook"),
                        Kind.parse(row.getString("kind")),
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

    private static <K, V> Map<UUID, Map<K, V>> byOwner(List<Owned<Named<K, V>>> rows) {
        return rows.stream()
                .collect(
                        groupingBy(
                                Owned::owner,
                                mapping(Owned::value, toMap(Named::name, Named::value))));
    }
}
