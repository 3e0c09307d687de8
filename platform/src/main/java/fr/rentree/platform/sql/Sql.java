package fr.rentree.platform.sql;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A statement and what fills its question marks, in order: so that several can travel together.
public record Sql(String text, @Nullable Object... arguments) {

    /// Several statements as one round trip; PostgreSQL still runs one after the other, and each
    /// sees what those before it did.
    static Sql joined(Collection<Sql> statements) {
        return new Sql(
                statements.stream().map(Sql::text).collect(Collectors.joining(";\n")),
                statements.stream()
                        .flatMap(sql -> java.util.Arrays.stream(sql.arguments()))
                        .toArray());
    }
}
