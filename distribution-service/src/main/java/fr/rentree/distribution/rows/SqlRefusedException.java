package fr.rentree.distribution.rows;

import java.sql.SQLException;

/// PostgreSQL refused a statement: a fault, since refusals we expect are answered in rows.
public final class SqlRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqlRefusedException(SQLException cause) {
        super(cause);
    }
}
