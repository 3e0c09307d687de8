package fr.rentree.licence.sql;

import fr.rentree.platform.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What repositories share to run SQL on sets; the connection is that of the running transaction.
public abstract class SqlRepository {

    private static final Pattern NAMED = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final @Nullable DataSource database;

    /// For the container's proxies, which run no statement themselves.
    protected SqlRepository() {
        this.database = null;
    }

    protected SqlRepository(DataSource database) {
        this.database = database;
    }

    protected <T> List<T> list(String sql, Parameters parameters, RowReader<T> reader) {
        try (var connection = connection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    protected <T> Optional<T> first(String sql, Parameters parameters, RowReader<T> reader) {
        return list(sql, parameters, reader).stream().findFirst();
    }

    protected <T> T only(String sql, Parameters parameters, RowReader<T> reader) {
        return list(sql, parameters, reader).getFirst();
    }

    /// Runs a statement and returns the number of rows it touched.
    protected int update(String sql, Parameters parameters) {
        try (var connection = connection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    protected static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    protected static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    protected static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    protected static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    protected static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    private Connection connection() throws SQLException {
        return Objects.requireNonNull(database).getConnection();
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, Parameters parameters) throws SQLException {
        var statement = connection.prepareStatement(NAMED.matcher(sql).replaceAll("?"));
        var names = NAMED.matcher(sql);
        for (int position = 1; names.find(); position++) {
            bind(statement, position, parameters.value(names.group(1)));
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int position, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
            case Collection<?> many -> {
                var texts = many.stream().map(Object::toString).map(SqlRepository::text).toArray();
                statement.setArray(
                        position, statement.getConnection().createArrayOf("text", texts));
            }
            case Enum<?> word -> statement.setString(position, word.name());
            case String text -> statement.setString(position, text(text));
            case null, default -> statement.setObject(position, value);
        }
    }

    /// PostgreSQL has no text with NUL in it, so nothing of ours can be meant.
    private static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.badRequest("invalid-character", "A text contains the character NUL.");
        }
        return text;
    }
}
