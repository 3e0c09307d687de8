package fr.rentree.distribution.rows;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs SQL in the caller's transaction and hands out rows that are read by column name.
@Singleton
public class RowRepository extends SqlRepository {

    RowRepository(DataSource database) {
        super(database);
    }

    public <T> List<T> all(
            Function<ResultRow, T> mapper, String sql, @Nullable Object... arguments) {
        return list(sql, row -> mapper.apply(new ResultRow(row)), arguments);
    }

    public <T> Optional<T> first(
            Function<ResultRow, T> mapper, String sql, @Nullable Object... arguments) {
        return all(mapper, sql, arguments).stream().findFirst();
    }

    /// Runs a statement that changes rows and returns how many.
    public int change(String sql, @Nullable Object... arguments) {
        return update(sql, arguments);
    }
}
