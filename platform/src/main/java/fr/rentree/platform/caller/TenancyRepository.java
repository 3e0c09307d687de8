package fr.rentree.platform.caller;

import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// The two settings that row-level security reads, for the running transaction only.
@Singleton
class TenancyRepository extends SqlRepository {

    TenancyRepository(DataSource database) {
        super(database);
    }

    void show(Query<Integer> sight) {
        askAll(sight);
    }
}
