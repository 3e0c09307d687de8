package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.Optional;

/// Where a notebook was begun.
///
/// @param accessPointLeft since when its owner comes by another access point
public record Origin(Uai school, String work, Optional<Instant> accessPointLeft) {

    /// A notebook that is begun now.
    public Origin(Uai school, String work) {
        this(school, work, Optional.empty());
    }
}
