package fr.rentree.sync.admission;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How many things each person has under way; who has none is forgotten.
public final class Company {

    private final ConcurrentHashMap<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final int most;

    public Company(int most) {
        this.most = most;
    }

    public boolean join(UUID person) {
        boolean[] admitted = {false};
        underWay.compute(
                person,
                (_, count) -> {
                    int now = count == null ? 0 : count;
                    admitted[0] = now < most;
                    return admitted[0] ? now + 1 : count;
                });
        return admitted[0];
    }

    public void leave(UUID person) {
        underWay.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
    }
}
