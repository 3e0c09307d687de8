package fr.rentree.sync.deadlines;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/// The copy of the deadlines; an older version never replaces a newer one.
@Singleton
class DeadlineRepository extends SqlRepository {

    DeadlineRepository(DataSource database) {
        super(database);
    }

    void keep(Collection<DeadlineEvent> deadlines) {
        if (deadlines.isEmpty()) {
            return;
        }
        update(
                """
                insert into carry_over_deadline (school, school_year, version, notes_kept_until)
                select * from unnest(?, ?, ?, ?)
                on conflict (school, school_year) do update
                   set version = excluded.version, notes_kept_until = excluded.notes_kept_until
                 where carry_over_deadline.version < excluded.version
                """,
                Column.of("text", deadlines, DeadlineEvent::uai),
                Column.of("int4", deadlines, deadline -> deadline.schoolYear().firstYear()),
                Column.of("int8", deadlines, DeadlineEvent::version),
                Column.of("date", deadlines, DeadlineEvent::notesKeptUntil));
    }

    void forget(List<String> keys) {
        if (!keys.isEmpty()) {
            update(
                    """
                    delete from carry_over_deadline
                     where school || '/' || school_year || '-' || school_year + 1 = any (?)
                    """,
                    Column.of("text", keys, key -> key));
        }
    }
}
