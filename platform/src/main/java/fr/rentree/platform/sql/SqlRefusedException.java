package fr.rentree.platform.sql;

import java.sql.SQLException;

/// PostgreSQL refused a statement of ours: a fault, or a constraint that a caller may look for.
public final class SqlRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqlRefusedException(SQLException cause) {
        super("PostgreSQL refused: " + cause.getMessage(), cause);
    }

    /// PostgreSQL's five-character code, such as 23505 for a row that exists already.
    public String state() {
        return getCause() instanceof SQLException cause ? String.valueOf(cause.getSQLState()) : "";
    }
}
