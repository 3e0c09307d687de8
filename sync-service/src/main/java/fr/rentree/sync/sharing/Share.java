package fr.rentree.sync.sharing;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.UUID;

/// A part of a teacher's notebook that a class or a group may read.
///
/// @param kind DIVISION or GROUP
record Share(
        UUID id,
        UUID owner,
        UUID notebook,
        String work,
        Audience audience,
        Selection selection,
        Instant createdAt) {

    /// A class or a group of a school.
    record Audience(Uai school, String kind, String code) {}
}
