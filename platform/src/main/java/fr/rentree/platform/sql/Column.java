package fr.rentree.platform.sql;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of many rows, handed to `unnest` or `any` as one array parameter.
///
/// @param type PostgreSQL's name of the element's type, such as `uuid`
public record Column(String type, @Nullable Object[] values) {

    /// The column that a function finds in each of the items.
    public static <T> Column of(
            String type, Collection<T> items, Function<T, @Nullable Object> value) {
        return new Column(type, items.stream().map(value).toArray());
    }
}
