package fr.rentree.sync.hints;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The last change of each of several owners.
@Singleton
class HintRepository extends SqlRepository {

    record Head(UUID owner, long seq) {}

    HintRepository(DataSource database) {
        super(database);
    }

    List<Head> heads(Collection<UUID> owners) {
        return list(
                "select owner, seq from head where owner = any (?)",
                row -> new Head(uuid(row, "owner"), row.getLong("seq")),
                Column.of("uuid", owners, owner -> owner));
    }
}
