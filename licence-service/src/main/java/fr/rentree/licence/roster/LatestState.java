package fr.rentree.licence.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Folds updates and removals of one batch: what to remove first, and what to write then.
///
/// Of two updates of a key the newer version stands; a removal forgets what came before it.
final class LatestState<T> {

    private final ToLongFunction<T> version;
    private final Map<String, T> updates = new LinkedHashMap<>();
    private final Set<String> removals = new LinkedHashSet<>();

    LatestState(ToLongFunction<T> version) {
        this.version = version;
    }

    void update(String key, T state) {
        updates.merge(key, state, this::newer);
    }

    void remove(String key) {
        updates.remove(key);
        removals.add(key);
    }

    Collection<String> removals() {
        return removals;
    }

    List<T> updates() {
        return new ArrayList<>(updates.values());
    }

    private T newer(T one, T other) {
        return version.applyAsLong(other) > version.applyAsLong(one) ? other : one;
    }
}
