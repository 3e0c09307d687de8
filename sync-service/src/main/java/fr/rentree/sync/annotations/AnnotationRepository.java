package fr.rentree.sync.annotations;

import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.documents.Kind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The notes of one notebook.
@Singleton
class AnnotationRepository extends SqlRepository {

    AnnotationRepository(DataSource database) {
        super(database);
    }

    List<StoredAnnotation> page(UUID owner, UUID notebook, int number) {
        return list(
                """
                select id, rev, changed_at, doc
                  from document
                 where owner = ? and notebook = ? and doc is not null and kind = ?
                 order by id
                 limit ? offset ?
                """,
                AnnotationRepository::annotation,
                owner,
                notebook,
                Kind.ANNOTATION.word(),
                Container.PAGE,
                number * Container.PAGE);
    }

    Optional<StoredAnnotation> find(UUID owner, UUID notebook, UUID id) {
        return first(
                """
                select id, rev, changed_at, doc
                  from document
                 where owner = ? and id = ? and notebook = ? and kind = ?
                """,
                AnnotationRepository::annotation,
                owner,
                id,
                notebook,
                Kind.ANNOTATION.word());
    }

    private static StoredAnnotation annotation(ResultSet row) throws SQLException {
        return new StoredAnnotation(
                row.getObject("id", UUID.class),
                row.getInt("rev"),
                instant(row, "changed_at"),
                row.getString("doc"));
    }
}
