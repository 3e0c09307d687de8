package fr.rentree.sync.carryover;

import fr.rentree.platform.school.SchoolYear;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we read of `rollover.task-commanded.v1`.
///
/// @param schoolYear the one that closes
record TaskCommand(
        UUID task,
        UUID campaign,
        String phase,
        String uai,
        String mode,
        int attempt,
        SchoolYear schoolYear,
        SchoolYear nextSchoolYear,
        @Nullable String planHash) {

    boolean concernsUs() {
        return phase.equals("CARRY_ON_NOTES");
    }

    boolean asksForPlan() {
        return mode.equals("PLAN");
    }

    CarryOver carryOver() {
        return new CarryOver(uai, schoolYear, nextSchoolYear);
    }
}
