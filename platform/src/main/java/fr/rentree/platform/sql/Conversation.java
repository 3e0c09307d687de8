package fr.rentree.platform.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// A transaction in as few round trips as there are turns: what may be seen and the first questions
/// go in one, the last statements and the commit in another.
///
/// For what is done so often that round trips are most of its cost; everything else is a
/// transaction of the container. It has a connection of its own, and must not be opened inside of
/// another transaction.
public final class Conversation implements AutoCloseable {

    private static final Sql COMMIT = new Sql("commit");

    private final Connection connection;
    private boolean ended;

    /// @param database whose connection is taken until the conversation is closed
    public Conversation(DataSource database) {
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }

    /// Asks several questions in order; each sees what was committed before it began.
    public void ask(Query<?>... queries) {
        send(List.of(queries), List.of());
    }

    /// Asks, and commits with the answers.
    public void askAndEnd(Query<?>... queries) {
        send(List.of(queries), List.of(COMMIT));
        ended = true;
    }

    /// Sends statements in order, and commits: when this returns, they are durable.
    public void end(Collection<Sql> statements) {
        var all = new ArrayList<>(statements);
        all.add(COMMIT);
        send(List.of(), all);
        ended = true;
    }

    private void send(List<Query<?>> queries, List<Sql> statements) {
        try {
            send(connection, queries, statements);
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }

    static void send(Connection connection, List<Query<?>> queries, List<Sql> statements)
            throws SQLException {
        var all =
                Sql.joined(
                        Stream.concat(queries.stream().map(Query::sql), statements.stream())
                                .toList());
        try (var statement = SqlRepository.prepare(connection, all.text(), all.arguments())) {
            boolean isRows = statement.execute();
            for (Query<?> query : queries) {
                while (!isRows) {
                    isRows = statement.getMoreResults();
                }
                try (var rows = statement.getResultSet()) {
                    query.read(rows);
                }
                isRows = statement.getMoreResults();
            }
        }
    }

    /// Undoes what was not ended.
    @Override
    public void close() {
        try (connection) {
            if (!ended) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new SqlRefusedException(e);
        }
    }
}
