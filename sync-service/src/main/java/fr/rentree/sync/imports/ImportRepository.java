package fr.rentree.sync.imports;

import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.imports.Decision.Choice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Imports of each owner, and who is at work on them.
@Singleton
class ImportRepository extends SqlRepository {

    /// An import that an instance has taken on.
    record Claimed(UUID owner, UUID id, Decision decision, Instant decidedAt) {}

    ImportRepository(DataSource database) {
        super(database);
    }

    /// Begins one, unless the owner has as many waiting or under way as allowed.
    boolean begin(UUID owner, UUID id, Instant now, int most) {
        list(
                "select pg_advisory_xact_lock(hashtextextended('note_import ' || ?, 0))",
                _ -> true,
                owner.toString());
        forgetReports(owner, most);
        return update(
                        """
                        insert into note_import (owner, id, state, created_at, changed_at)
                        select ?, ?, 'RECEIVING', ?, ?
                         where (select count(*) from note_import
                                 where owner = ? and state <> 'DONE') < ?
                        """,
                        owner,
                        id,
                        now,
                        now,
                        owner,
                        most)
                == 1;
    }

    /// Of what is done, the latest reports stay.
    private void forgetReports(UUID owner, int kept) {
        update(
                """
                delete from note_import
                 where owner = ? and state = 'DONE'
                   and id not in (select id from note_import
                                   where owner = ? and state = 'DONE'
                                   order by changed_at desc, id
                                   limit ?)
                """,
                owner,
                owner,
                kept);
    }

    void planned(UUID owner, UUID id, String format, int leftOut) {
        update(
                """
                update note_import
                   set state = 'PLANNED', format = ?, left_out = ?
                 where owner = ? and id = ? and state = 'RECEIVING'
                """,
                format,
                leftOut,
                owner,
                id);
    }

    Optional<Import> find(UUID owner, UUID id) {
        return first(
                """
                select id, state, format, left_out, identical, conflicting, look_alike, deleted, created_at
                  from note_import
                 where owner = ? and id = ?
                """,
                ImportRepository::imported,
                owner,
                id);
    }

    List<Import> of(UUID owner) {
        return list(
                """
                select id, state, format, left_out, identical, conflicting, look_alike, deleted, created_at
                  from note_import
                 where owner = ?
                 order by created_at, id
                """,
                ImportRepository::imported,
                owner);
    }

    /// Takes the decision, if none was taken before.
    boolean decide(UUID owner, UUID id, Decision decision, Instant now) {
        return update(
                        """
                        update note_import
                           set state = 'APPLYING', identical = ?, conflicting = ?, look_alike = ?,
                               deleted = ?, decided_at = ?, changed_at = ?
                         where owner = ? and id = ? and state = 'PLANNED'
                        """,
                        decision.identical(),
                        decision.conflicting(),
                        decision.lookAlike(),
                        decision.deleted(),
                        now,
                        now,
                        owner,
                        id)
                == 1;
    }

    /// The import that waited longest; nobody else gets it until the lease ends.
    Optional<Claimed> claim(Duration lease) {
        return first(
                """
                update note_import
                   set leased_until = now() + make_interval(secs => ?)
                 where (owner, id) =
                       (select owner, id
                          from note_import
                         where state = 'APPLYING'
                           and (leased_until is null or leased_until < now())
                         order by changed_at
                         limit 1
                           for update skip locked)
                returning owner, id, identical, conflicting, look_alike, deleted, decided_at
                """,
                row ->
                        new Claimed(
                                uuid(row, "owner"),
                                uuid(row, "id"),
                                decision(row).orElseThrow(),
                                instant(row, "decided_at")),
                (double) lease.toSeconds());
    }

    void renew(UUID owner, UUID id, Duration lease) {
        update(
                """
                update note_import
                   set leased_until = now() + make_interval(secs => ?)
                 where owner = ? and id = ?
                """,
                (double) lease.toSeconds(),
                owner,
                id);
    }

    /// After its turn it stands behind the others.
    void giveBack(UUID owner, UUID id, Instant now) {
        update(
                """
                update note_import set leased_until = null, changed_at = ?
                 where owner = ? and id = ?
                """,
                now,
                owner,
                id);
    }

    void done(UUID owner, UUID id, Instant now) {
        update(
                """
                update note_import set state = 'DONE', leased_until = null, changed_at = ?
                 where owner = ? and id = ? and state = 'APPLYING'
                """,
                now,
                owner,
                id);
    }

    /// Takes an import away with all its items; one that is being applied stays.
    boolean forget(UUID owner, UUID id) {
        return update(
                        """
                        delete from note_import
                         where owner = ? and id = ? and state <> 'APPLYING'
                        """,
                        owner,
                        id)
                == 1;
    }

    /// Those that nobody decided or asked about for long, and what never arrived whole.
    int forget(Instant before, Instant arrivedBefore) {
        return update(
                """
                delete from note_import
                 where state in ('PLANNED', 'DONE') and created_at < ? and changed_at < ?
                    or state = 'RECEIVING' and created_at < ?
                """,
                before,
                before,
                arrivedBefore);
    }

    private static Import imported(ResultSet row) throws SQLException {
        return new Import(
                uuid(row, "id"),
                Import.State.valueOf(row.getString("state")),
                row.getString("format"),
                row.getInt("left_out"),
                decision(row),
                instant(row, "created_at"));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        return row.getString("identical") == null
                ? Optional.empty()
                : Optional.of(
                        new Decision(
                                Choice.valueOf(row.getString("identical")),
                                Choice.valueOf(row.getString("conflicting")),
                                Choice.valueOf(row.getString("look_alike")),
                                Choice.valueOf(row.getString("deleted"))));
    }
}
