package fr.rentree.sync.assignments;

import java.util.Set;
import java.util.UUID;

/// People whose rights were given, renewed or taken back; told once in the transaction that keeps
/// them.
public record RightsChanged(Set<UUID> people) {

    public RightsChanged {
        people = Set.copyOf(people);
    }
}
