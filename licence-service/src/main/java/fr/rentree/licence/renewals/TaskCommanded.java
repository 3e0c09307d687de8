package fr.rentree.licence.renewals;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we read of rollover.task-commanded.
///
/// @param schoolYear the year that closes
/// @param planHash the plan that people approved; absent when a plan is what is asked for
record TaskCommanded(
        UUID task,
        UUID campaign,
        String phase,
        Uai uai,
        Mode mode,
        int attempt,
        SchoolYear schoolYear,
        @Nullable String planHash) {

    static final String RENEW_LICENCES = "RENEW_LICENCES";

    /// Say what would be done, or do what was said.
    enum Mode {
        PLAN,
        APPLY
    }
}
