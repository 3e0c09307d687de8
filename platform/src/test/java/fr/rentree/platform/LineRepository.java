package fr.rentree.platform;

import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/// Reads lines of diaries outside of any transaction.
@Singleton
public class LineRepository extends SqlRepository {

    LineRepository(DataSource database) {
        super(database);
    }

    public List<String> of(Query<Integer> sight) {
        var lines = lines();
        askAlone(sight, lines);
        return lines.rows();
    }

    public List<String> withoutSight() {
        var lines = lines();
        askAll(lines);
        return lines.rows();
    }

    private static Query<String> lines() {
        return new Query<>(
                new Sql("select line from diary order by line"), row -> row.getString("line"));
    }
}
