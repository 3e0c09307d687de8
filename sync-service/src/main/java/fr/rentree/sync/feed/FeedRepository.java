package fr.rentree.sync.feed;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.devices.Cursor;
import fr.rentree.sync.devices.DeviceGate;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// An owner's changes in the order in which they became visible.
@Singleton
class FeedRepository extends SqlRepository {

    /// @param seq of the owner's last change; 0 when there is none
    /// @param epoch that stands now; none yet when the data were just brought back
    /// @param known whether these data know the epoch that was asked about, and lost nothing since
    ///   that had been read in it
    /// @param gate of the device that asks; closed to a cursor from before an erasure that was
    ///   lifted
    record Head(long seq, Optional<Long> epoch, boolean known, DeviceGate gate) {}

    private static final UUID NO_DEVICE = new UUID(0, 0);

    FeedRepository(DataSource database) {
        super(database);
    }

    /// The only read of a pull that finds nothing new: one round trip, which is a transaction of
    /// its own.
    Head head(Cursor from, @Nullable UUID device) {
        UUID owner = from.owner();
        var head =
                new Query<>(
                        new Sql(
                                """
                                with now as materialized (select sync_epoch() as age)
                                select coalesce((select seq from head where owner = ?), 0) as seq,
                                       (select mark from epoch e
                                         where e.age = now.age
                                           and e.server_started = pg_postmaster_start_time()
                                         order by begun_at desc limit 1) as epoch,
                                       e.mark is not null
                                         and ? <= coalesce(
                                             (select s.seq from head_at_start s
                                               where s.owner = ? and s.server_started > e.server_started
                                               order by s.server_started limit 1), ?) as known,
                                       case when e.begun_at < (select max(x.lifted_at) from erasure x
                                                                where x.person = ?)
                                            then 'ERASED' else device_gate(?, ?) end as gate
                                  from now left join epoch e on e.mark = ? and e.age = now.age
                                """,
                                owner,
                                from.seq(),
                                owner,
                                from.seq(),
                                owner,
                                owner,
                                device == null ? NO_DEVICE : device,
                                from.epoch()),
                        FeedRepository::head);
        askAlone(Tenancy.sightOf(List.of(owner)), head);
        return head.rows().getFirst();
    }

    /// At most so many rows, and no more bytes than these, but always one change.
    List<Change> after(UUID owner, long seq, int rows, int bytes) {
        var page =
                new Query<>(
                        new Sql(
                                """
                                select d.id, d.kind, n.work, n.school, d.notebook, d.rev, d.seq, d.doc
                                  from (select *, sum(size) over (order by seq) - size as before
                                          from (select id, kind, notebook, rev, seq, doc, size
                                                  from document
                                                 where owner = ? and seq > ?
                                                 order by seq
                                                 limit ?) page) d
                                  join notebook n on n.id = d.notebook and n.owner = ?
                                 where d.before = 0 or d.before + d.size <= ?
                                 order by d.seq
                                """,
                                owner,
                                seq,
                                rows,
                                owner,
                                bytes),
                        FeedRepository::change);
        askAlone(Tenancy.sightOf(List.of(owner)), page);
        return page.rows();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("seq"),
                Optional.ofNullable(row.getObject("epoch", Long.class)),
                row.getBoolean("known"),
                DeviceGate.valueOf(row.getString("gate")));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("work"),
                row.getString("school"),
                row.getObject("notebook", UUID.class),
                row.getInt("rev"),
                row.getLong("seq"),
                row.getString("doc"));
    }
}
