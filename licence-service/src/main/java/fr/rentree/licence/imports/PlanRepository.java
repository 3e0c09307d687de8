package fr.rentree.licence.imports;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/// What one kind of file would change, and how it is changed; both on sets.
abstract class PlanRepository extends NamedSqlRepository {

    PlanRepository(DataSource database) {
        super(database);
    }

    /// The import that is planned or applied.
    record Work(UUID id, String source, ImportFormat format) {

        Parameters parameters() {
            return Parameters.of("import", id).and("source", source);
        }
    }

    /// Writes what would change into `catalogue_change`; planned again, it is written anew.
    final void plan(Work work) {
        update("delete from catalogue_change where import = :import", work.parameters());
        writeChanges(work);
    }

    abstract void writeChanges(Work work);

    /// Warns of what only the whole file shows; returns how many articles have no resource.
    abstract int warn(Work work);

    /// Applies what was planned.
    abstract void apply(Work work, Instant now);
}
