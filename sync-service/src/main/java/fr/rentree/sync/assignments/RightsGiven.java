package fr.rentree.sync.assignments;

import java.util.List;
import java.util.UUID;

/// People whose rights were opened or last longer; told in the transaction that keeps them.
public record RightsGiven(List<UUID> people) {

    public RightsGiven {
        people = List.copyOf(people);
    }
}
