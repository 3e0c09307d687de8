package fr.rentree.licence.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a statement's named parameters; lists become `text[]`, to be cast in the SQL.
public final class Parameters {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Parameters() {}

    public static Parameters none() {
        return new Parameters();
    }

    public static Parameters of(String name, @Nullable Object value) {
        return none().and(name, value);
    }

    public Parameters and(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    @Nullable Object value(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("no value for :" + name);
        }
        return values.get(name);
    }
}
