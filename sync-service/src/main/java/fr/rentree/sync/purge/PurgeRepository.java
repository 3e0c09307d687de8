package fr.rentree.sync.purge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Counts and takes away what is too old, and remembers how far each purge is.
@Singleton
class PurgeRepository extends SqlRepository {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private static final TypeReference<List<PurgePlan.Line>> LINES = new TypeReference<>() {};

    private static final String SELECT =
            "select id, requested_by, started_at, finished_at, plan, purged from purge_run ";

    private final ObjectMapper json;

    PurgeRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    PurgePlan.Line older(Purgeable kind, Instant keptFrom) {
        return first(
                        "select count(*) as rows, min(at) as oldest from %s where at < ?"
                                .formatted(kind.table()),
                        row ->
                                new PurgePlan.Line(
                                        kind,
                                        row.getLong("rows"),
                                        optionalInstant(row, "oldest").orElse(null),
                                        keptFrom),
                        keptFrom)
                .orElseThrow();
    }

    /// Waits for nobody: a row that somebody holds goes with the next batch.
    int takeAway(Purgeable kind, Instant keptFrom, int rows) {
        return update(
                """
                delete from %1$s
                 where ctid = any (array(select ctid from %1$s where at < ? limit ? for update skip locked))
                """
                        .formatted(kind.table()),
                keptFrom,
                rows);
    }

    /// One purge at a time: the one that runs already is given back.
    PurgeRun begin(String by, Instant at, List<PurgePlan.Line> plan) {
        update(
                """
                insert into purge_run (requested_by, started_at, plan) values (?, ?, ?::jsonb)
                on conflict do nothing
                """,
                by,
                at,
                written(plan));
        return first(
                        SELECT + "order by finished_at is null desc, started_at desc limit 1",
                        this::run)
                .orElseThrow();
    }

    Optional<PurgeRun> running() {
        return first(SELECT + "where finished_at is null", this::run);
    }

    Optional<PurgeRun> find(UUID id) {
        return first(SELECT + "where id = ?", this::run, id);
    }

    /// The purge to work on, held until the end of the transaction, unless another instance does.
    Optional<PurgeRun> claim() {
        return first(SELECT + "where finished_at is null for update skip locked", this::run);
    }

    void progress(UUID id, Purgeable kind, int rows) {
        update(
                """
                update purge_run
                   set purged = jsonb_set(purged, array[?], to_jsonb(coalesce((purged ->> ?)::bigint, 0) + ?))
                 where id = ?
                """,
                kind.name(),
                kind.name(),
                rows,
                id);
    }

    void finish(UUID id, Instant at) {
        update("update purge_run set finished_at = ? where id = ?", at, id);
    }

    private PurgeRun run(ResultSet row) throws SQLException {
        var finished = optionalInstant(row, "finished_at");
        return new PurgeRun(
                uuid(row, "id"),
                finished.isPresent() ? "DONE" : "RUNNING",
                row.getString("requested_by"),
                instant(row, "started_at"),
                finished.orElse(null),
                read(row.getString("plan"), LINES),
                read(row.getString("purged"), COUNTS));
    }

    private String written(List<PurgePlan.Line> plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) throws SQLException {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }
}
