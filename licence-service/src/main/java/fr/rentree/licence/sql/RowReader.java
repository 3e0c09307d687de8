package fr.rentree.licence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads one row as a record.
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
