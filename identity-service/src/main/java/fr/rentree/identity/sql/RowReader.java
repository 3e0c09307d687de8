package fr.rentree.identity.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads one row into a record.
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
