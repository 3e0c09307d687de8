package fr.rentree.sync.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A repository whose statements work on sets of rows, in the transaction of whoever calls.
public abstract class SqlRepository {

    /// Makes one value of one row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// A column of many rows, handed to `unnest` as one parameter.
    public record Column(String type, @Nullable Object[] values) {

        /// The column that a function finds in each of the items.
        public static <T> Column of(
                String type, List<T> items, Function<T, @Nullable Object> value) {
            return new Column(type, items.stream().map(value).toArray());
        }
    }

    private final DataSource database;

    protected SqlRepository(DataSource database) {
        this.database = database;
    }

    protected <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters);
                var found = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected <T> Optional<T> first(
            String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return rows(sql, reader, parameters).stream().findFirst();
    }

    protected int write(String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    protected static Optional<Instant> optionalInstant(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bound(connection, parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object parameter)
            throws SQLException {
        return switch (parameter) {
            case Column(var type, var values) -> connection.createArrayOf(type, values);
            case Instant instant -> Timestamp.from(instant);
            case null -> null;
            default -> parameter;
        };
    }
}
