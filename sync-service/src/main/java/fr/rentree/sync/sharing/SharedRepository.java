package fr.rentree.sync.sharing;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.documents.Kind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The notes behind shares. It reads what is others': only for shares that its caller was found to
/// see.
@Singleton
class SharedRepository extends SqlRepository {

    private static final List<String> SEQUENCES = List.of(Kind.SEQUENCE.word());
    private static final List<String> NOTES =
            Stream.of(Kind.values()).filter(Kind::isNote).map(Kind::word).toList();

    /// A document of the sharing teacher, in or out of the shared notebook.
    ///
    /// @param size of its document
    /// @param read whether somebody has read it by this share
    /// @param last whether nothing of the share comes after it
    record Row(
            UUID id,
            String kind,
            String work,
            int rev,
            long seq,
            int size,
            @Nullable String doc,
            boolean inside,
            boolean read,
            boolean last) {}

    SharedRepository(DataSource database) {
        super(database);
    }

    /// What the share may show, and what it has shown: at most so many rows, and no more bytes than
    /// these, but always one row.
    List<Row> after(Share share, long seq, int rows, int bytes) {
        var chosen = share.selection() instanceof Selection.Documents(var ids) ? ids(ids) : null;
        return list(
                """
                select d.id, d.kind, n.work, d.rev, d.seq, d.size, d.doc, d.notebook = ? as inside,
                       d.read, d.last
                  from (select *, sum(size) over w - size as before, row_number() over w as place,
                               lead(seq) over w is null as last
                          from (select d.id, d.owner, d.kind, d.notebook, d.rev, d.seq, d.doc, d.size,
                                       r.document is not null as read
                                  from document d
                                  left join shared_document r on r.share = ? and r.document = d.id
                                 where d.owner = ? and d.seq > ?
                                   and (r.document is not null
                                        or (d.notebook = ? and d.doc is not null
                                            and d.kind = any (?)
                                            and (?::uuid[] is null or d.id = any (?))))
                                 order by d.seq
                                 limit ? + 1) page
                        window w as (order by seq)) d
                  join notebook n on n.id = d.notebook and n.owner = d.owner
                 where d.place <= ? and (d.before = 0 or d.before + d.size <= ?)
                 order by d.seq
                """,
                SharedRepository::row,
                share.notebook(),
                share.id(),
                share.owner(),
                seq,
                share.notebook(),
                share.selection() instanceof Selection.Sequences ? SEQUENCES : NOTES,
                chosen,
                chosen,
                rows,
                rows,
                bytes);
    }

    void remember(Share share, List<UUID> documents) {
        if (!documents.isEmpty()) {
            update(
                    """
                    insert into shared_document (share, document, owner)
                    select ?, d.id, ?::uuid from unnest(?) d (id)
                    on conflict do nothing
                    """,
                    share.id(),
                    share.owner(),
                    ids(documents));
        }
    }

    private static Column ids(List<UUID> ids) {
        return Column.of("uuid", ids, id -> id);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                uuid(row, "id"),
                row.getString("kind"),
                row.getString("work"),
                row.getInt("rev"),
                row.getLong("seq"),
                row.getInt("size"),
                row.getString("doc"),
                row.getBoolean("inside"),
                row.getBoolean("read"),
                row.getBoolean("last"));
    }
}
