package fr.rentree.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// The database of the running test, seen with the eyes of the administrator: every row, no policy.
public final class Database {

    /// Connections that nobody uses now: opening one costs more than most statements do.
    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    private static final int VALID_WITHIN_SECONDS = 1;

    private Database() {}

    /// Runs one statement and returns the number of rows it touched.
    public static int execute(String sql, @Nullable Object... arguments) {
        return with(
                sql, statement -> statement.execute() ? 0 : statement.getUpdateCount(), arguments);
    }

    public static long queryLong(String sql, @Nullable Object... arguments) {
        return Long.parseLong(queryString(sql, arguments));
    }

    /// The first column of the only row.
    public static String queryString(String sql, @Nullable Object... arguments) {
        return String.valueOf(queryStrings(sql, arguments).getFirst());
    }

    /// The first column of every row.
    public static List<@Nullable String> queryStrings(String sql, @Nullable Object... arguments) {
        return with(sql, Database::firstColumn, arguments);
    }

    private static List<@Nullable String> firstColumn(PreparedStatement statement)
            throws SQLException {
        try (var rows = statement.executeQuery()) {
            var values = new ArrayList<@Nullable String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /// A connection on which something failed is not used again.
    private static <T> T with(String sql, Work<T> work, @Nullable Object... arguments) {
        try {
            var connection = idle();
            try (var statement = prepare(connection, sql, arguments)) {
                var result = work.on(statement);
                IDLE.push(connection);
                return result;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection idle() throws SQLException {
        for (var kept = IDLE.poll(); kept != null; kept = IDLE.poll()) {
            if (kept.isValid(VALID_WITHIN_SECONDS) && kept.getCatalog().equals(name())) {
                return kept;
            }
            kept.close();
        }
        return administrator();
    }

    /// A connection of the administrator; the caller closes it.
    public static Connection administrator() throws SQLException {
        return TestPostgres.connect(address(), name());
    }

    /// A connection of the role that the service itself runs as; the caller closes it.
    public static Connection runtime() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address() + "/" + name(),
                TestPostgres.RUNTIME,
                TestPostgres.PASSWORD);
    }

    private static String address() {
        return System.getProperty(RentreeStack.POSTGRES);
    }

    private static String name() {
        return System.getProperty(RentreeStack.DATABASE);
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
