package fr.rentree.platform.caller;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as this service's copy of the roster has them.
///
/// @param active false when access was cut: such a person may call nothing
/// @param sessionsEndedAt sessions that were opened before are worth nothing; null when none was
///   ended
public record KnownPerson(
        UUID person, boolean active, List<Place> places, @Nullable Instant sessionsEndedAt) {

    public KnownPerson {
        places = List.copyOf(places);
    }

    public KnownPerson(UUID person, boolean active, List<Place> places) {
        this(person, active, places, null);
    }

    boolean hasEnded(Instant signIn) {
        return sessionsEndedAt != null && signIn.isBefore(sessionsEndedAt);
    }
}
