package fr.rentree.identity.imports;

import fr.rentree.identity.plans.SchoolPlan;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery and what became of it.
///
/// @param exportedAt the ENT's local time, as the file name says it
record RosterImport(
        UUID id,
        String idEnt,
        String degree,
        String fileName,
        LocalDateTime exportedAt,
        ImportState state,
        @Nullable Reason reason,
        @Nullable String planHash,
        Counts counts,
        List<SchoolPlan> schools) {

    /// Why a delivery was refused or set aside.
    record Reason(String type, String detail) {}

    /// Of records; read = applied + unchanged + held + rejected, always.
    record Counts(long read, long applied, long unchanged, long held, long rejected) {}

    RosterImport withSchools(List<SchoolPlan> plans) {
        return new RosterImport(
                id, idEnt, degree, fileName, exportedAt, state, reason, planHash, counts, plans);
    }
}
