package fr.rentree.sync.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.erasure.ErasureOrder.Reference;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Finds and takes away the rows of one person, whatever tables there are.
@Singleton
class ErasureRepository extends SqlRepository {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    /// Says whose a row is by another column than `owner`.
    private static final PersonTable ANSWERS_KEPT =
            new PersonTable("idempotency_key", "caller", true);

    private static final String SELECT =
            """
            select id, person, requested_by, requested_at, finished_at, lifted_at, erased
              from erasure
            """;

    private final ObjectMapper json;

    ErasureRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Every table with a column `owner`, as the catalogue has them today, and the answers kept;
    /// those that point to another one first. Copies of what another service owns, the roster and
    /// the reading rights, are for that service to take away.
    List<PersonTable> tables() {
        var owned =
                list(
                        """
                        select c.relname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'owner' and not a.attisdropped
                         where c.relnamespace = current_schema()::regnamespace
                           and c.relkind in ('r', 'p') and not c.relispartition
                         order by c.relname
                        """,
                        row -> row.getString("relname"));
        return Stream.concat(
                        ErasureOrder.of(owned, references()).stream()
                                .map(name -> new PersonTable(name, "owner", false)),
                        Stream.of(ANSWERS_KEPT))
                .toList();
    }

    private List<Reference> references() {
        return list(
                """
                select conrelid::regclass::text as source, confrelid::regclass::text as target
                  from pg_constraint
                 where contype = 'f' and connamespace = current_schema()::regnamespace
                """,
                row -> new Reference(row.getString("source"), row.getString("target")));
    }

    long count(PersonTable table, UUID person) {
        return first(
                        "select count(*) from %s where %s = ?"
                                .formatted(name(table), column(table)),
                        row -> row.getLong(1),
                        whose(table, person))
                .orElseThrow();
    }

    List<UUID> notebooks(UUID person) {
        return list(
                "select id from notebook where owner = ? order by id",
                row -> uuid(row, "id"),
                person);
    }

    int takeAway(PersonTable table, UUID person, int rows) {
        return update(
                """
                delete from %1$s
                 where ctid = any (array(select ctid from %1$s where %2$s = ? limit ?))
                """
                        .formatted(name(table), column(table)),
                whose(table, person),
                rows);
    }

    /// Waits for a push that is under way; the next one finds the erasure.
    void lockHead(UUID person) {
        list("select 1 from head where owner = ? for update", row -> 1, person);
    }

    /// One that stands already begins again: taking away twice is harmless.
    Erasure begin(UUID person, String by, Instant at) {
        return first(
                        """
                        insert into erasure (person, requested_by, requested_at) values (?, ?, ?)
                        on conflict (person) where lifted_at is null do update set finished_at = null
                        returning id, person, requested_by, requested_at, finished_at, lifted_at, erased
                        """,
                        this::erasure,
                        person,
                        by,
                        at)
                .orElseThrow();
    }

    Optional<Erasure> find(UUID id) {
        return first(SELECT + " where id = ?", this::erasure, id);
    }

    Optional<Erasure> standing(UUID person) {
        return first(SELECT + " where person = ? and lifted_at is null", this::erasure, person);
    }

    /// The next one to work on, held until the end of the transaction; one that another instance
    /// works on is passed over.
    Optional<Erasure> claim() {
        return first(
                SELECT
                        + """
                         where finished_at is null
                         order by requested_at limit 1
                           for update skip locked
                        """,
                this::erasure);
    }

    void progress(UUID id, String table, int rows) {
        update(
                """
                update erasure
                   set erased = jsonb_set(erased, array[?], to_jsonb(coalesce((erased ->> ?)::bigint, 0) + ?))
                 where id = ?
                """,
                table,
                table,
                rows,
                id);
    }

    void finish(UUID id, Instant at) {
        update("update erasure set finished_at = ? where id = ?", at, id);
    }

    /// By the clock of the database, which the epochs go by too.
    boolean lift(UUID id) {
        return update(
                        """
                        update erasure set lifted_at = now()
                         where id = ? and finished_at is not null and lifted_at is null
                        """,
                        id)
                == 1;
    }

    boolean stands(UUID person) {
        return first("select is_erased(?)", row -> row.getBoolean(1), person).orElseThrow();
    }

    /// Names come from the catalogue and from this file, never from a caller.
    private static String name(PersonTable table) {
        return quoted(table.name());
    }

    private static String column(PersonTable table) {
        return quoted(table.column());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Object whose(PersonTable table, UUID person) {
        return table.textual() ? person.toString() : person;
    }

    private Erasure erasure(ResultSet row) throws SQLException {
        var finished = optionalInstant(row, "finished_at");
        var lifted = optionalInstant(row, "lifted_at");
        String state = lifted.isPresent() ? "LIFTED" : finished.isPresent() ? "DONE" : "RUNNING";
        return new Erasure(
                uuid(row, "id"),
                uuid(row, "person"),
                state,
                row.getString("requested_by"),
                instant(row, "requested_at"),
                finished.orElse(null),
                lifted.orElse(null),
                counts(row.getString("erased")));
    }

    private Map<String, Long> counts(String text) throws SQLException {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }
}
