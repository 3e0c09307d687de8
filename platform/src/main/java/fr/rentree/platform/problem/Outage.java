package fr.rentree.platform.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away from a statement that is wrong, by PostgreSQL's error codes.
final class Outage {

    /// Class 08: the connection failed.
    private static final String CONNECTION_EXCEPTION = "08";

    /// Shut down by an administrator, crashed, starting up, too many connections.
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    /// The pool says by its words alone that no connection came free in time.
    private static final String POOL_EMPTY = "Acquisition timeout";

    private Outage() {}

    static boolean isBehind(Throwable fault) {
        return cause(fault).isPresent();
    }

    /// What to write in the log: the code and the words of the database, no statement.
    static String reason(Throwable fault) {
        return cause(fault).map(e -> e.getSQLState() + " " + e.getMessage()).orElse("");
    }

    private static Optional<SQLException> cause(Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(
                        fault, t -> t != null, t -> t == null ? null : t.getCause())
                .flatMap(t -> Stream.concat(Stream.of(t), Stream.of(t.getSuppressed())))
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(Outage::isAway)
                .findFirst();
    }

    private static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException
                || state.startsWith(CONNECTION_EXCEPTION)
                || AWAY.contains(state)
                || String.valueOf(e.getMessage()).contains(POOL_EMPTY);
    }
}
