package fr.rentree.sync.sharing;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The notes behind shares. It reads what is others': only for shares that its caller was found to
/// see.
@Singleton
class SharedRepository extends SqlRepository {

    /// A document of the sharing teacher, in or out of the shared notebook.
    ///
    /// @param read whether somebody has read it by this share
    record Row(
            UUID id,
            String kind,
            String work,
            int rev,
            long seq,
            @Nullable String doc,
            boolean inside,
            boolean read) {}

    SharedRepository(DataSource database) {
        super(database);
    }

    List<Row> after(Share share, long seq, int rows) {
        return list(
                """
                select d.id, d.kind, n.work, d.rev, d.seq, d.doc, d.notebook = ? as inside,
                       r.document is not null as read
                  from document d
                  join notebook n on n.id = d.notebook and n.owner = d.owner
                  left join shared_document r on r.share = ? and r.document = d.id
                 where d.owner = ? and d.seq > ? and (d.notebook = ? or r.document is not null)
                 order by d.seq
                 limit ?
                """,
                row ->
                        new Row(
                                uuid(row, "id"),
                                row.getString("kind"),
                                row.getString("work"),
                                row.getInt("rev"),
                                row.getLong("seq"),
                                row.getString("doc"),
                                row.getBoolean("inside"),
                                row.getBoolean("read")),
                share.notebook(),
                share.id(),
                share.owner(),
                seq,
                share.notebook(),
                rows);
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
                    Column.of("uuid", documents, id -> id));
        }
    }
}
