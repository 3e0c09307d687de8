package fr.rentree.distribution.handovers;

import fr.rentree.distribution.charters.SignedCharter;
import fr.rentree.distribution.roster.Member;
import fr.rentree.distribution.tablets.Tablet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// A tablet becomes the property of a person: an act, never rewritten.
///
/// @param act what the desk said: accessories, the desk's own time, who stood there
/// @param on the day of the act in Paris, which lists and events go by
/// @param receivedAt when the platform heard of it
record Handover(
        Member person,
        Tablet.InStock tablet,
        SignedCharter charter,
        Act act,
        LocalDate on,
        Instant receivedAt) {

    /// The only kind so far: ownership moves.
    static final String CESSION = "CESSION";

    record Act(Set<Accessory> accessories, Instant deviceTime, String by) {}
}
