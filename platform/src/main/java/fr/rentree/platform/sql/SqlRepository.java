package fr.rentree.platform.sql;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// What repositories share to run SQL on sets; the connection is that of the running transaction.
///
/// Arguments fill the statement's question marks in order: values as they are, enums by name, a
/// collection as `text[]`, a [Column] as an array of its type.
public abstract class SqlRepository {

    private final DataSource database;

    protected SqlRepository(DataSource database) {
        this.database = database;
    }

    protected final <T> List<T> list(
            String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }

    protected final <T> Optional<T> first(
            String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return list(sql, reader, arguments).stream().findFirst();
    }

    /// Runs a statement and returns the number of rows it changed.
    protected final int update(String sql, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }

    /// Asks several questions in order, in one round trip.
    protected final void askAll(Query<?>... queries) {
        try (var connection = database.getConnection()) {
            Conversation.send(connection, List.of(queries), List.of());
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }

    /// Asks in a transaction of its own that begins with `sight` and ends with the answers, all of
    /// it in one round trip: for reads so frequent that opening a transaction would cost more than
    /// they do.
    protected final void askAlone(Query<?> sight, Query<?>... queries) {
        try (var conversation = new Conversation(database)) {
            conversation.askAndEnd(
                    Stream.concat(Stream.of(sight), Stream.of(queries)).toArray(Query<?>[]::new));
        }
    }

    /// A transaction of a few round trips; the caller closes it.
    protected final Conversation converse() {
        return new Conversation(database);
    }

    /// Runs a `copy … from stdin` with rows in its text format.
    protected final void copy(String sql, String rows) {
        try (var connection = database.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    protected static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    protected static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    protected static Optional<Instant> optionalInstant(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    protected static Optional<LocalDate> optionalDay(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    protected static Optional<UUID> optionalUuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
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

    static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, bound(connection, arguments[i]));
        }
        return statement;
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object argument)
            throws SQLException {
        return switch (argument) {
            case Column(var type, var values) ->
                    type.equals("uuid")
                            ? new UuidArray(values)
                            : connection.createArrayOf(type, values);
            case Collection<?> many ->
                    connection.createArrayOf("text", many.stream().map(String::valueOf).toArray());
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> word -> word.name();
            case null -> null;
            default -> argument;
        };
    }
}
