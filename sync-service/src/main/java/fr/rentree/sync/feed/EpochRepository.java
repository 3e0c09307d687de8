package fr.rentree.sync.feed;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/// The stretches of the service's life that cursors name, each within one run of PostgreSQL; kept
/// for good, so that a device may come back after years.
@Singleton
public class EpochRepository extends SqlRepository {

    private static final SecureRandom RANDOM = new SecureRandom();

    EpochRepository(DataSource database) {
        super(database);
    }

    /// Begins one, and returns its mark.
    public long begin() {
        long mark = RANDOM.nextLong();
        update("insert into epoch (mark, age) values (?, sync_epoch())", mark);
        return mark;
    }

    /// Begins one unless the latest is younger than that.
    boolean beginAfter(Duration age) {
        return update(
                        """
                        insert into epoch (mark, age)
                        select ?, sync_epoch()
                         where not exists (select from epoch
                                            where age = sync_epoch()
                                              and server_started = pg_postmaster_start_time()
                                              and begun_at > clock_timestamp() - ?::interval)
                        """,
                        RANDOM.nextLong(),
                        age.toString())
                > 0;
    }

    /// The latest of the data's present age, begun since PostgreSQL was started: data are brought
    /// back while it is stopped.
    public Optional<Long> latest() {
        return first(
                """
                select mark from epoch
                 where age = sync_epoch() and server_started = pg_postmaster_start_time()
                 order by begun_at desc limit 1
                """,
                row -> row.getLong(1));
    }

    /// Whether the data have lived through that one.
    public boolean knows(long mark) {
        return first("select 1 from epoch where mark = ? and age = sync_epoch()", row -> true, mark)
                .isPresent();
    }
}
