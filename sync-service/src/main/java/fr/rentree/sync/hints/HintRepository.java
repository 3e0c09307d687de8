package fr.rentree.sync.hints;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Where each of several owners stands.
@Singleton
class HintRepository extends SqlRepository {

    HintRepository(DataSource database) {
        super(database);
    }

    List<Standing> standings(Collection<UUID> owners) {
        return list(
                """
                select o.owner, coalesce(h.seq, 0) as seq, coalesce(r.number, 0) as rights
                  from unnest(?) o (owner)
                  left join head h on h.owner = o.owner
                  left join rights_news r on r.owner = o.owner
                """,
                row -> new Standing(uuid(row, "owner"), row.getLong("seq"), row.getLong("rights")),
                Column.of("uuid", owners, owner -> owner));
    }

    /// From now on what these people may write in is news.
    void rightsChanged(Collection<UUID> people) {
        update("select tell_of_rights(?)", Column.of("uuid", people, person -> person));
    }
}
