package fr.rentree.platform.outbox;

import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Writes what is owed, in the transaction of whoever owes it.
@Singleton
class OwedEventRepository extends SqlRepository {

    OwedEventRepository(DataSource database) {
        super(database);
    }

    void write(Sql events) {
        update(events.text(), events.arguments());
    }
}
