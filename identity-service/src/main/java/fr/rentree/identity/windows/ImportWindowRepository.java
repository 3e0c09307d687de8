package fr.rentree.identity.windows;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Import windows by school.
@Singleton
public class ImportWindowRepository extends SqlRepository {

    /// Applying holds it shared, a changing window holds it alone: nothing is applied once a
    /// closing window has been committed.
    private static final String AWAIT = "select pg_advisory_xact_lock(20260705)";

    private static final String HOLD = "select pg_advisory_xact_lock_shared(20260705)";

    private static final String PUT =
            """
            insert into import_window as w (school, version, territory, state, closed_from, opens_at)
            values (?, ?, ?, ?, ?, ?)
                on conflict (school) do update
               set version = excluded.version, territory = excluded.territory,
                   state = excluded.state, closed_from = excluded.closed_from,
                   opens_at = excluded.opens_at
             where w.version < excluded.version
            """;

    private static final String CLOSED =
            """
            select exists (select from import_school s join import_window w on w.school = s.school
                            where s.import = ? and w.state = 'CLOSED')
            """;

    ImportWindowRepository(DataSource database) {
        super(database);
    }

    /// Whether a school of the delivery is closed; it stays so until the caller's transaction ends.
    public boolean isClosedFor(UUID delivery) {
        list(HOLD, row -> row.getString(1));
        return first(CLOSED, row -> row.getBoolean(1), delivery).orElse(false);
    }

    void awaitApplying() {
        list(AWAIT, row -> row.getString(1));
    }

    void put(ImportWindow window) {
        update(
                PUT,
                window.uai(),
                window.version(),
                window.territory(),
                window.state().name(),
                atUtc(window.closedFrom()),
                atUtc(window.opensAt()));
    }

    void remove(String school) {
        update("delete from import_window where school = ?", school);
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
