package fr.rentree.licence.roster;

import java.util.List;
import java.util.UUID;

/// Fired inside the transaction that removes these persons from the copy of the roster: whatever is
/// kept of them elsewhere goes in it too.
public record PersonsForgotten(List<UUID> persons) {

    public PersonsForgotten {
        persons = List.copyOf(persons);
    }
}
