package fr.rentree.distribution.handovers;

import fr.rentree.distribution.charters.Charter;
import fr.rentree.distribution.roster.Member;
import fr.rentree.distribution.tablets.StockFinding;
import java.util.Optional;
import java.util.UUID;

/// All that is known when a clerk scans a tablet for somebody.
///
/// @param heldHere the tablet this school handed to the person
/// @param holdsOne true also when another school did
record HandoverFacts(
        UUID person,
        Optional<Member> member,
        Optional<Charter> charter,
        StockFinding found,
        Optional<HandoverRefusal.Held> heldHere,
        boolean holdsOne) {}
