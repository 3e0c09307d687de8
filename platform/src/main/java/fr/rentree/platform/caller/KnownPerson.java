package fr.rentree.platform.caller;

import java.util.List;
import java.util.UUID;

/// A person as this service's copy of the roster has them.
///
/// @param active false when access was cut: such a person may call nothing
public record KnownPerson(UUID person, boolean active, List<Place> places) {

    public KnownPerson {
        places = List.copyOf(places);
    }
}
