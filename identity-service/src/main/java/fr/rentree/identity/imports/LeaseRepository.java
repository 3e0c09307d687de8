package fr.rentree.identity.imports;

import fr.rentree.identity.plans.ImportPlan;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Imports as the job works on them: each under a lease by the database's clock.
///
/// Every change of state asks for the lease again: an instance that slept too long changes nothing.
@Singleton
class LeaseRepository extends SqlRepository {

    private static final String CLAIM =
            """
            update roster_import i
               set lease_owner = ?, lease_until = clock_timestamp() + make_interval(secs => ?)
             where i.id = (
               select c.id from roster_import c
                cross join lateral (
                  select exists (select from import_school s join import_window w on w.school = s.school
                                  where s.import = c.id and w.state = 'CLOSED') as closed) w
                where (c.lease_until is null or c.lease_until < clock_timestamp())
                  and (c.state in ('RECEIVED', 'APPLYING')
                       or c.state = 'WAITING' and not w.closed
                       or c.state = 'PLANNED' and w.closed)
                order by c.state = 'APPLYING' desc, c.exported_at desc, c.id desc
                limit 1 for update of c skip locked)
            returning i.id, i.id_ent, i.file_name, i.state, i.staged, i.plan_hash, i.removals,
                      (select alias from access_point a where a.id_ent = i.id_ent) as access_point
            """;

    private static final String RENEW =
            """
            update roster_import set lease_until = clock_timestamp() + make_interval(secs => ?)
             where id = ? and lease_owner = ?
            """;

    /// After a fault the import rests a while, longer each time, whoever takes it up.
    private static final String POSTPONE =
            """
            update roster_import
               set lease_owner = null, failures = failures + 1,
                   lease_until = clock_timestamp() + make_interval(secs => least(power(2, failures), 60))
             where id = ? and lease_owner = ?
            """;

    private static final String STAGED =
            "update roster_import set staged = true where id = ? and lease_owner = ?";

    private static final String MOVE =
            """
            update roster_import
               set state = ?, reason_type = ?, reason = ?, plan_hash = null, read_count = 0,
                   applied = 0, unchanged = 0, held = 0, rejected = 0, removals = false,
                   approved_by = null, approved_at = null, lease_owner = null, lease_until = null,
                   finished_at = case when ? then clock_timestamp() end
             where id = ? and lease_owner = ?
            """;

    private static final String SETTLE =
            """
            update roster_import
               set state = ?, plan_hash = ?, read_count = ?, applied = ?, unchanged = ?, held = ?,
                   rejected = ?, failures = 0, lease_owner = null, lease_until = null,
                   finished_at = case when ? then clock_timestamp() end
             where id = ? and lease_owner = ?
            """;

    private static final String NEWER =
            """
            select exists (select from roster_import n join roster_import i on i.id = ?
                            where n.id_ent = i.id_ent and n.degree = i.degree
                              and n.exported_at > i.exported_at and n.state = 'APPLIED') as applied,
                   exists (select from roster_import n join roster_import i on i.id = ?
                            where n.id_ent = i.id_ent and n.degree = i.degree and n.staged
                              and (n.exported_at, n.id) > (i.exported_at, i.id)
                              and n.state in ('WAITING', 'PLANNED', 'APPLYING')) as under_way
            """;

    private static final String SUPERSEDE_OLDER =
            """
            update roster_import o
               set state = 'SUPERSEDED', reason_type = 'superseded', plan_hash = null,
                   reason = 'A newer delivery of the ENT took its place.',
                   finished_at = clock_timestamp()
              from roster_import i
             where i.id = ? and o.id_ent = i.id_ent and o.degree = i.degree
               and (o.exported_at, o.id) < (i.exported_at, i.id)
               and o.state in ('WAITING', 'PLANNED') and o.id <> i.id
            returning o.id
            """;

    LeaseRepository(DataSource database) {
        super(database);
    }

    /// An import that this instance may work on for a while.
    record Leased(
            UUID id,
            String fileName,
            String idEnt,
            String accessPoint,
            ImportState state,
            boolean staged,
            String planHash,
            boolean removals) {}

    record Newer(boolean applied, boolean underWay) {}

    Optional<Leased> claim(String owner, Duration lease) {
        return first(
                CLAIM,
                row ->
                        new Leased(
                                row.getObject("id", UUID.class),
                                row.getString("file_name"),
                                row.getString("id_ent"),
                                row.getString("access_point"),
                                ImportState.valueOf(row.getString("state")),
                                row.getBoolean("staged"),
                                String.valueOf(row.getString("plan_hash")),
                                row.getBoolean("removals")),
                owner,
                (double) lease.toSeconds());
    }

    void renew(UUID id, String owner, Duration lease) {
        update(RENEW, (double) lease.toSeconds(), id, owner);
    }

    void postpone(UUID id, String owner) {
        update(POSTPONE, id, owner);
    }

    void staged(UUID id, String owner) {
        demandLease(update(STAGED, id, owner));
    }

    /// One ENT's imports are planned and applied one after the other.
    void lockEnt(String idEnt) {
        list("select 1 from access_point where id_ent = ? for update", row -> true, idEnt);
    }

    Newer newer(UUID id) {
        return first(
                        NEWER,
                        row -> new Newer(row.getBoolean("applied"), row.getBoolean("under_way")),
                        id,
                        id)
                .orElseThrow();
    }

    void supersedeOlder(UUID id) {
        list(SUPERSEDE_OLDER, row -> row.getObject(1, UUID.class), id).forEach(this::clear);
    }

    /// Sets an import aside: it waits, or it has come to its end and its content goes.
    void move(Leased work, String owner, ImportState state, String type, String words) {
        boolean ends = state != ImportState.WAITING;
        demandLease(update(MOVE, state.name(), type, words, ends, work.id(), owner));
        if (ends) {
            clear(work.id());
        }
    }

    void planned(Leased work, String owner, ImportPlan plan) {
        settle(work, owner, ImportState.PLANNED, plan);
    }

    void applied(Leased work, String owner, ImportPlan plan) {
        settle(work, owner, ImportState.APPLIED, plan);
        clear(work.id());
    }

    private void settle(Leased work, String owner, ImportState state, ImportPlan plan) {
        demandLease(
                update(
                        SETTLE,
                        state.name(),
                        plan.hash(),
                        plan.read(),
                        plan.applied(),
                        plan.unchanged(),
                        plan.held(),
                        plan.rejected(),
                        state == ImportState.APPLIED,
                        work.id(),
                        owner));
    }

    /// Names stay no longer than they are needed: the report is kept, the content goes.
    private void clear(UUID id) {
        for (String table :
                List.of(
                        "archive_chunk",
                        "staged_record",
                        "staged_person",
                        "staged_place",
                        "planned_change")) {
            update("delete from " + table + " where import = ?", id);
        }
    }

    private static void demandLease(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("the lease of this import went to another instance");
        }
    }
}
