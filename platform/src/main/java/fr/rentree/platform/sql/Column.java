package fr.rentree.platform.sql;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of many rows, handed to `unnest` or `any` as one array parameter.
///
/// @param type PostgreSQL's name of the element's type, such as `uuid`
public record Column(String type, @Nullable Object[] values) {

    /// The column that a function finds in each of the items.
    ///
    /// Texts and numbers are arrays of their own type: those the driver sends as they are, others
    /// as one long text that PostgreSQL has to read again.
    public static <T> Column of(
            String type, Collection<T> items, Function<T, @Nullable Object> value) {
        var values = items.stream().map(value);
        return new Column(
                type,
                switch (type) {
                    case "text" ->
                            values.map(one -> one == null ? null : one.toString())
                                    .toArray(String[]::new);
                    case "int4" ->
                            values.map(one -> one == null ? null : ((Number) one).intValue())
                                    .toArray(Integer[]::new);
                    case "int8" ->
                            values.map(one -> one == null ? null : ((Number) one).longValue())
                                    .toArray(Long[]::new);
                    default -> values.toArray();
                });
    }
}
