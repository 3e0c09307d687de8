package fr.rentree.identity.imports;

import fr.rentree.identity.formats.gar.DeliveryName;
import fr.rentree.identity.imports.RosterImport.Counts;
import fr.rentree.identity.imports.RosterImport.Reason;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Imports as callers see them.
@Singleton
class ImportRepository extends SqlRepository {

    private static final String ADD =
            """
            insert into roster_import (id_ent, degree, file_name, digest, archive_bytes, exported_at,
                                       state)
            values (?, ?, ?, ?, ?, ?, 'RECEIVED') returning *
            """;

    /// The same file sent again while its import is under way is that import.
    private static final String UNDER_WAY =
            """
            select * from roster_import
             where id_ent = ? and file_name = ? and digest = ?
               and state in ('RECEIVED', 'WAITING', 'PLANNED', 'APPLYING')
             order by id desc limit 1
            """;

    private static final String LIST =
            """
            select * from roster_import
             where (?::text is null or id_ent = ?) and (?::uuid is null or id < ?::uuid)
             order by id desc limit ?
            """;

    private static final String APPROVE =
            """
            update roster_import
               set state = 'APPLYING', removals = ?, approved_by = ?, approved_at = clock_timestamp(),
                   lease_owner = null, lease_until = null, failures = 0
             where id = ?
            """;

    ImportRepository(DataSource database) {
        super(database);
    }

    /// What is known of a delivery once its digest agrees.
    record Delivery(DeliveryName name, String fileName, String digest, long bytes) {}

    boolean isKnownEnt(String idEnt) {
        return first("select 1 from access_point where id_ent = ? for update", row -> true, idEnt)
                .isPresent();
    }

    Optional<RosterImport> underWay(Delivery delivery) {
        return first(
                UNDER_WAY,
                ImportRepository::read,
                delivery.name().idEnt(),
                delivery.fileName(),
                delivery.digest());
    }

    RosterImport add(Delivery delivery) {
        return first(
                        ADD,
                        ImportRepository::read,
                        delivery.name().idEnt(),
                        delivery.name().degree(),
                        delivery.fileName(),
                        delivery.digest(),
                        delivery.bytes(),
                        delivery.name().exportedAt())
                .orElseThrow();
    }

    /// @param idEnt the only ENT to show; all when absent
    @Transactional
    List<RosterImport> list(@Nullable String idEnt, @Nullable UUID before, int limit) {
        return list(LIST, ImportRepository::read, idEnt, idEnt, before, before, limit);
    }

    @Transactional
    Optional<RosterImport> find(UUID id) {
        return first("select * from roster_import where id = ?", ImportRepository::read, id);
    }

    Optional<RosterImport> lock(UUID id) {
        return first(
                "select * from roster_import where id = ? for update", ImportRepository::read, id);
    }

    boolean liftsRemovals(UUID id) {
        return first(
                        "select removals from roster_import where id = ?",
                        row -> row.getBoolean(1),
                        id)
                .orElse(false);
    }

    void approve(UUID id, boolean removals, String by) {
        update(APPROVE, removals, by, id);
    }

    @Transactional
    List<Rejection> rejections(UUID id, long after, int limit) {
        return list(
                """
                select * from rejection where import = ? and id > ? order by id limit ?
                """,
                ImportRepository::rejection,
                id,
                after,
                limit);
    }

    static RosterImport read(ResultSet row) throws SQLException {
        String type = row.getString("reason_type");
        return new RosterImport(
                row.getObject("id", UUID.class),
                row.getString("id_ent"),
                row.getString("degree"),
                row.getString("file_name"),
                row.getObject("exported_at", LocalDateTime.class),
                ImportState.valueOf(row.getString("state")),
                type == null ? null : new Reason(type, row.getString("reason")),
                row.getString("plan_hash"),
                new Counts(
                        row.getLong("read_count"),
                        row.getLong("applied"),
                        row.getLong("unchanged"),
                        row.getLong("held"),
                        row.getLong("rejected")),
                List.of());
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return new Rejection(
                row.getLong("id"),
                row.getString("severity"),
                row.getString("page"),
                row.getInt("line"),
                row.getString("record_key"),
                row.getString("code"),
                row.getString("message"),
                row.getString("remedy"));
    }
}
