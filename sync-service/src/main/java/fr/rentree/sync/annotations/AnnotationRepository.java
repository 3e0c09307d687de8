package fr.rentree.sync.annotations;

import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.annotations.PageStart.Extent;
import fr.rentree.sync.documents.Kind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The annotations of one notebook, found by their place and never by counting those before.
@Singleton
class AnnotationRepository extends SqlRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    /// An annotation, and whether another one follows.
    record Placed(StoredAnnotation annotation, boolean more) {}

    AnnotationRepository(DataSource database) {
        super(database);
    }

    /// Notes of a notebook that are no annotations: there are few, and they have an index.
    int sequences(UUID owner, UUID notebook) {
        return first(
                        """
                        select count(*)
                          from document
                         where owner = ? and notebook = ? and doc is not null and kind = 'sequence'
                        """,
                        row -> row.getInt(1),
                        owner,
                        notebook)
                .orElseThrow();
    }

    /// At most so many rows, and no more bytes, but always one annotation if there is any.
    List<Placed> page(UUID owner, UUID notebook, PageStart start, int rows, int bytes) {
        return list(
                """
                select id, rev, stamp, changed_at, doc, more
                  from (select d.*, sum(size) over (order by id) as filled,
                               row_number() over (order by id) as place,
                               lead(id) over (order by id) is not null as more
                          from (select id, rev, stamp, changed_at, doc, size
                                  from document
                                 where owner = ? and notebook = ? and doc is not null
                                   and kind = ? and id > ?
                                 order by id
                                 limit ?) d) page
                 where place = 1 or filled <= ? and place <= ?
                 order by id
                """,
                row -> new Placed(annotation(row), row.getBoolean("more")),
                owner,
                notebook,
                Kind.ANNOTATION.word(),
                start.after().orElse(BEFORE_ALL),
                rows + 1,
                bytes,
                rows);
    }

    /// The last ones up to an annotation, or up to the end, backwards.
    List<Extent> backwards(UUID owner, UUID notebook, Optional<UUID> upTo, int rows) {
        return list(
                """
                select id, size
                  from document
                 where owner = ? and notebook = ? and doc is not null and kind = ? and id <= ?
                 order by id desc
                 limit ?
                """,
                row -> new Extent(uuid(row, "id"), row.getInt("size")),
                owner,
                notebook,
                Kind.ANNOTATION.word(),
                upTo.orElse(BEHIND_ALL),
                rows);
    }

    Optional<StoredAnnotation> find(UUID owner, UUID notebook, UUID id) {
        return first(
                """
                select id, rev, stamp, changed_at, doc
                  from document
                 where owner = ? and id = ? and notebook = ? and kind = ?
                """,
                AnnotationRepository::annotation,
                owner,
                id,
                notebook,
                Kind.ANNOTATION.word());
    }

    /// An id that nothing has or had.
    UUID nextId() {
        return first("select uuidv7()", row -> row.getObject(1, UUID.class)).orElseThrow();
    }

    private static StoredAnnotation annotation(ResultSet row) throws SQLException {
        String stamp = row.getString("stamp");
        long born = Long.parseLong(stamp.substring(0, stamp.indexOf(':')));
        return new StoredAnnotation(
                uuid(row, "id"),
                row.getInt("rev"),
                Instant.ofEpochMilli(born),
                instant(row, "changed_at"),
                row.getString("doc"));
    }
}
