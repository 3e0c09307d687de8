package fr.rentree.identity.guilty;

import java.sql.Connection;

/// Guilty: a plain name that knows a technology.
class Ledger {

    boolean isOpen(Connection connection) {
        return connection != null;
    }
}
