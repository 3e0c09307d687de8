package fr.rentree.sync.devices;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// From when the sessions of people count who lost a device.
@Singleton
class SessionRepository extends SqlRepository {

    SessionRepository(DataSource database) {
        super(database);
    }

    /// By the clock of the database: tokens are of the world, not of the day that the platform
    /// plays.
    void end(Set<UUID> persons) {
        update(
                """
                insert into session_end (person, at)
                select person, clock_timestamp() from unnest(?) p (person)
                on conflict (person) do update set at = excluded.at
                """,
                Column.of("uuid", persons, person -> person));
    }
}
