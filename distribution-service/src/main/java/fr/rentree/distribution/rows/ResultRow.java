package fr.rentree.distribution.rows;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One row of a result, read by column name.
public final class ResultRow {

    private final ResultSet rows;

    ResultRow(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) {
        return read(() -> rows.getString(column));
    }

    public Optional<String> maybeText(String column) {
        return Optional.ofNullable(text(column));
    }

    public UUID uuid(String column) {
        return read(() -> rows.getObject(column, UUID.class));
    }

    public Optional<UUID> maybeUuid(String column) {
        return Optional.ofNullable(uuid(column));
    }

    public LocalDate day(String column) {
        return read(() -> rows.getObject(column, LocalDate.class));
    }

    public Optional<LocalDate> maybeDay(String column) {
        return Optional.ofNullable(day(column));
    }

    public Instant instant(String column) {
        return read(() -> rows.getObject(column, OffsetDateTime.class)).toInstant();
    }

    public int number(String column) {
        return read(() -> rows.getInt(column));
    }

    public boolean flag(String column) {
        return read(() -> rows.getBoolean(column));
    }

    public byte[] bytes(String column) {
        return read(() -> rows.getBytes(column));
    }

    /// An array of texts; none at all when the column is null.
    public List<String> texts(String column) {
        Array array = read(() -> rows.getArray(column));
        return array == null ? List.of() : List.of(read(() -> (String[]) array.getArray()));
    }

    private static <T> T read(Column<T> column) {
        try {
            return column.value();
        } catch (SQLException e) {
            throw new IllegalStateException("a column that the statement does not give", e);
        }
    }

    private interface Column<T> {
        T value() throws SQLException;
    }
}
