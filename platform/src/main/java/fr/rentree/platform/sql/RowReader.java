package fr.rentree.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads the row under the cursor as a record.
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
