package fr.rentree.platform.caller;

import java.util.Set;
import java.util.UUID;

/// Fired inside the transaction that writes these persons in a service's copy of the roster, or
/// that ends their sessions: once it is committed, they are looked up anew.
public record RosterChanged(Set<UUID> persons) {

    public RosterChanged {
        persons = Set.copyOf(persons);
    }
}
