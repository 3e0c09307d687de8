package fr.rentree.distribution.rows;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs SQL in the caller's transaction; what every repository on sets is built on.
@ApplicationScoped
public class SqlRepository {

    private final DataSource database;

    SqlRepository(DataSource database) {
        this.database = database;
    }

    public <T> List<T> all(
            Function<ResultRow, T> mapper, String sql, @Nullable Object... arguments) {
        return run(
                sql,
                arguments,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        var read = new ArrayList<T>();
                        while (rows.next()) {
                            read.add(mapper.apply(new ResultRow(rows)));
                        }
                        return read;
                    }
                });
    }

    public <T> Optional<T> first(
            Function<ResultRow, T> mapper, String sql, @Nullable Object... arguments) {
        return all(mapper, sql, arguments).stream().findFirst();
    }

    /// Runs a statement that changes rows and returns how many.
    public int change(String sql, @Nullable Object... arguments) {
        return run(sql, arguments, PreparedStatement::executeUpdate);
    }

    private <T> T run(String sql, @Nullable Object[] arguments, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                bind(connection, statement, i + 1, arguments[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }

    private static void bind(
            Connection connection, PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(place, null);
            case Instant instant -> statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
            case Collection<?> many ->
                    statement.setArray(
                            place,
                            connection.createArrayOf(
                                    "text", many.stream().map(String::valueOf).toArray()));
            case Enum<?> constant -> statement.setString(place, constant.name());
            default -> statement.setObject(place, value);
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
