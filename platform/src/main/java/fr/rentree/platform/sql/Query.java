package fr.rentree.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A question that is asked together with others; its rows are there once it was asked.
public final class Query<T> {

    private final Sql sql;
    private final RowReader<T> reader;
    private final List<T> rows = new ArrayList<>();

    public Query(Sql sql, RowReader<T> reader) {
        this.sql = sql;
        this.reader = reader;
    }

    public List<T> rows() {
        return rows;
    }

    Sql sql() {
        return sql;
    }

    void read(ResultSet found) throws SQLException {
        while (found.next()) {
            rows.add(reader.read(found));
        }
    }
}
