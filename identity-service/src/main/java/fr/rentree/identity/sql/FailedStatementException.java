package fr.rentree.identity.sql;

import java.sql.SQLException;

/// A statement that the database refused: a fault, never a refusal of ours.
public final class FailedStatementException extends RuntimeException {

    private static final long serialVersionUID = 1;

    FailedStatementException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
