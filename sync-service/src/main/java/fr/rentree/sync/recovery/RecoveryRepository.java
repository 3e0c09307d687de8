package fr.rentree.sync.recovery;

import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.History;
import fr.rentree.sync.merge.HybridClock;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What lost, newest first.
@Singleton
class RecoveryRepository extends SqlRepository {

    /// One item of a list.
    ///
    /// @param of how many there would be if bytes did not count
    record Listed<T>(T item, int of) {}

    /// Where a page of a list begins, and how much of it there may be.
    ///
    /// @param before the id that the page before ended with; empty for the first page
    record Start(String before, int rows, int bytes) {}

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    RecoveryRepository(DataSource database) {
        super(database);
    }

    /// At most so many, and no more bytes than these, but always one.
    List<Listed<LostVersion>> versions(
            UUID owner, UUID notebook, @Nullable UUID document, Start start) {
        return list(
                """
                select *
                  from (select *, count(*) over () as all_rows,
                               sum(octet_length(value)) over (order by id desc) as bytes
                          from (select v.id, v.document, d.kind, v.field, v.value, v.stamp, v.at,
                                       d.doc is not null as stands
                                  from text_version v
                                  join document d on d.owner = v.owner and d.id = v.document
                                 where v.owner = ? and d.notebook = ?
                                   and (?::uuid is null or v.document = ?::uuid) and v.id < ?::uuid
                                 order by v.id desc
                                 limit ?) page) counted
                 where bytes <= ? or bytes = octet_length(value)
                 order by id desc
                """,
                row -> new Listed<>(version(row), row.getInt("all_rows")),
                owner,
                notebook,
                document,
                document,
                start.before().isEmpty() ? LAST : start.before(),
                start.rows() + 1,
                start.bytes());
    }

    /// A patch is left out once its device has sent the whole note too.
    List<Listed<BinEntry>> bin(UUID owner, UUID notebook, Start start) {
        return list(
                """
                select *
                  from (select *, count(*) over () as all_rows,
                               sum(octet_length(doc)) over (order by id desc) as bytes
                          from (select r.id, r.document, r.kind, r.doc, r.partial, r.stamp, r.at,
                                       d.id as restored_as
                                  from recycled r
                                  left join document d on d.owner = r.owner and d.id = r.restored_as
                                                      and d.doc is not null
                                 where r.owner = ? and r.notebook = ? and r.id < ?::uuid
                                   and not (r.partial and exists (
                                         select 1 from recycled w
                                          where w.owner = r.owner and w.document = r.document
                                            and w.id > r.id and not w.partial
                                            and split_part(w.stamp, ':', 3) = split_part(r.stamp, ':', 3)))
                                 order by r.id desc
                                 limit ?) page) counted
                 where bytes <= ? or bytes = octet_length(doc)
                 order by id desc
                """,
                row -> new Listed<>(entry(row), row.getInt("all_rows")),
                owner,
                notebook,
                start.before().isEmpty() ? LAST : start.before(),
                start.rows() + 1,
                start.bytes());
    }

    Optional<LostVersion> version(UUID owner, UUID notebook, UUID id) {
        return first(
                """
                select v.id, v.document, d.kind, v.field, v.value, v.stamp, v.at,
                       d.doc is not null as stands
                  from text_version v
                  join document d on d.owner = v.owner and d.id = v.document
                 where v.owner = ? and v.id = ? and d.notebook = ?
                """,
                RecoveryRepository::version,
                owner,
                id,
                notebook);
    }

    Optional<BinEntry> entry(UUID owner, UUID notebook, UUID id) {
        return first(
                """
                select id, document, kind, doc, partial, stamp, at, restored_as
                  from recycled
                 where owner = ? and id = ? and notebook = ?
                """,
                RecoveryRepository::entry,
                owner,
                id,
                notebook);
    }

    /// The latest whole document that the bin has under an id.
    Optional<String> whole(UUID owner, UUID document) {
        return first(
                """
                select doc
                  from recycled
                 where owner = ? and document = ? and not partial
                 order by id desc
                 limit 1
                """,
                row -> row.getString("doc"),
                owner,
                document);
    }

    Optional<Standing> document(UUID owner, UUID id) {
        return first(
                """
                select doc, rev, seq, stamp, history
                  from document
                 where owner = ? and id = ?
                """,
                row ->
                        new Standing(
                                Optional.ofNullable(row.getString("doc")),
                                row.getInt("rev"),
                                row.getLong("seq"),
                                History.decode(
                                        HybridClock.parse(row.getString("stamp")),
                                        row.getString("history"))),
                owner,
                id);
    }

    /// The id under which an entry comes back: a new one the first time, and again once that note
    /// is deleted.
    UUID reserve(UUID owner, UUID entry, UUID fresh) {
        return first(
                        """
                        update recycled r
                           set restored_as =
                               case when r.restored_as is null
                                      or exists (select 1 from document d
                                                  where d.owner = r.owner and d.id = r.restored_as
                                                    and d.doc is null)
                                    then ?::uuid else r.restored_as end
                         where owner = ? and id = ?
                        returning restored_as
                        """,
                        row -> uuid(row, "restored_as"),
                        fresh,
                        owner,
                        entry)
                .orElseThrow();
    }

    private static LostVersion version(ResultSet row) throws SQLException {
        return new LostVersion(
                uuid(row, "id"),
                uuid(row, "document"),
                Kind.parse(row.getString("kind")),
                row.getString("field"),
                row.getString("value"),
                HybridClock.parse(row.getString("stamp")),
                instant(row, "at"),
                row.getBoolean("stands"));
    }

    private static BinEntry entry(ResultSet row) throws SQLException {
        return new BinEntry(
                uuid(row, "id"),
                uuid(row, "document"),
                Kind.parse(row.getString("kind")),
                row.getString("doc"),
                row.getBoolean("partial"),
                HybridClock.parse(row.getString("stamp")),
                instant(row, "at"),
                optionalUuid(row, "restored_as"));
    }
}
