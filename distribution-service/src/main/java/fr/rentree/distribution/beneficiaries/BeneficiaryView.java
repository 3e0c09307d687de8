package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.charters.Signatory;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody a tablet concerns at a school: what was signed, and what was handed over.
///
/// @param leaverWithDevice true for somebody who left and still holds a tablet
record BeneficiaryView(
        UUID person,
        String familyName,
        String givenName,
        String profile,
        List<String> divisions,
        @Nullable CharterState charter,
        @Nullable HandoverState handover,
        boolean leaverWithDevice) {

    /// @param missing who must still sign; nobody once the charter is signed
    record CharterState(UUID id, boolean signed, Set<Signatory> missing) {}

    record HandoverState(UUID id, String serialNumber, LocalDate on) {}
}
