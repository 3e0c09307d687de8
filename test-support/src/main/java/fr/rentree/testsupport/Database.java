package fr.rentree.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The database of the running test, seen with the eyes of the administrator: every row, no policy.
public final class Database {

    private Database() {}

    /// Runs one statement and returns the number of rows it touched.
    public static int execute(String sql, @Nullable Object... arguments) {
        try (var connection = administrator();
                var statement = prepare(connection, sql, arguments)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
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
        try (var connection = administrator();
                var statement = prepare(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            var values = new ArrayList<@Nullable String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
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
