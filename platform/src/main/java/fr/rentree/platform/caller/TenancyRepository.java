package fr.rentree.platform.caller;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// The two settings that row-level security reads, for the running transaction only.
@Singleton
class TenancyRepository extends SqlRepository {

    TenancyRepository(DataSource database) {
        super(database);
    }

    void show(String schools, String persons) {
        update(
                """
                select set_config('rentree.schools', ?, true), set_config('rentree.person', ?, true)
                """,
                schools,
                persons);
    }
}
