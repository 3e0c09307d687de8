package fr.rentree.sync.heads;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.UUID;
import javax.sql.DataSource;

/// Heads of owners, for what changes a whole notebook at once.
@Singleton
public class HeadRepository extends SqlRepository {

    HeadRepository(DataSource database) {
        super(database);
    }

    /// Takes the owner's head until the end of the transaction.
    public Head lock(UUID owner) {
        update("insert into head (owner) values (?) on conflict do nothing", owner);
        return first(
                        "select seq, live, small from head where owner = ? for update",
                        row ->
                                new Head(
                                        row.getLong("seq"),
                                        row.getInt("live"),
                                        row.getInt("small")),
                        owner)
                .orElseThrow();
    }

    public void advance(UUID owner, Head head) {
        update(
                "update head set seq = ?, live = ?, small = ? where owner = ?",
                head.seq(),
                head.live(),
                head.small(),
                owner);
    }
}
