package fr.rentree.sync.exports;

import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.limits.SyncConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads a notebook page by page, each from where the last one ended; a page is bounded in rows
/// and, beyond its first row, in bytes.
@Singleton
class ExportRepository extends SqlRepository {

    private final SyncConfig limits;

    ExportRepository(DataSource database, SyncConfig limits) {
        super(database);
        this.limits = limits;
    }

    List<Kept.Note> notes(UUID owner, UUID notebook, UUID after, int bytes) {
        return list(
                """
                select *
                  from (select *, sum(size) over (order by id) - size as before
                          from (select id, kind, edition, rev, seq, changed_at, doc, size
                                  from document
                                 where owner = ? and notebook = ? and doc is not null and id > ?
                                 order by id
                                 limit ?) page) d
                 where d.before = 0 or d.before + d.size <= ?
                 order by d.id
                """,
                row ->
                        new Kept.Note(
                                uuid(row, "id"),
                                row.getString("kind"),
                                row.getString("edition"),
                                row.getInt("rev"),
                                row.getLong("seq"),
                                instant(row, "changed_at"),
                                row.getString("doc")),
                owner,
                notebook,
                after,
                limits.changesPerPage(),
                bytes);
    }

    List<Kept.Tombstone> tombstones(UUID owner, UUID notebook, UUID after) {
        return list(
                """
                select id, kind, edition, rev, seq, changed_at
                  from document
                 where owner = ? and notebook = ? and doc is null and id > ?
                 order by id
                 limit ?
                """,
                row ->
                        new Kept.Tombstone(
                                uuid(row, "id"),
                                row.getString("kind"),
                                row.getString("edition"),
                                row.getInt("rev"),
                                row.getLong("seq"),
                                instant(row, "changed_at")),
                owner,
                notebook,
                after,
                limits.changesPerPage());
    }

    List<Kept.Version> versions(UUID owner, UUID notebook, UUID after, int bytes) {
        return list(
                """
                select *
                  from (select *, sum(size) over (order by id) - size as before
                          from (select v.id, v.document, v.field, v.value, v.at,
                                       octet_length(v.value) as size
                                  from text_version v
                                  join document d on d.owner = v.owner and d.id = v.document
                                 where v.owner = ? and d.notebook = ? and v.id > ?
                                 order by v.id
                                 limit ?) page) v
                 where v.before = 0 or v.before + v.size <= ?
                 order by v.id
                """,
                row ->
                        new Kept.Version(
                                uuid(row, "id"),
                                uuid(row, "document"),
                                row.getString("field"),
                                row.getString("value"),
                                instant(row, "at")),
                owner,
                notebook,
                after,
                limits.changesPerPage(),
                bytes);
    }

    List<Kept.Binned> bin(UUID owner, UUID notebook, UUID after, int bytes) {
        return list(
                """
                select *
                  from (select *, sum(size) over (order by id) - size as before
                          from (select id, document, kind, doc, partial, at, octet_length(doc) as size
                                  from recycled
                                 where owner = ? and notebook = ? and id > ?
                                 order by id
                                 limit ?) page) r
                 where r.before = 0 or r.before + r.size <= ?
                 order by r.id
                """,
                row ->
                        new Kept.Binned(
                                uuid(row, "id"),
                                uuid(row, "document"),
                                row.getString("kind"),
                                row.getString("doc"),
                                row.getBoolean("partial"),
                                instant(row, "at")),
                owner,
                notebook,
                after,
                limits.changesPerPage(),
                bytes);
    }
}
