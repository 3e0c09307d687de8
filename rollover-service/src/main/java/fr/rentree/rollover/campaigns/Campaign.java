package fr.rentree.rollover.campaigns;

import fr.rentree.platform.school.SchoolYear;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One territory closing one school year.
///
/// @param planHash what the last complete plan amounts to, all schools and phases together
/// @param approvedHash the plan that somebody approved last
public record Campaign(
        UUID id,
        String territory,
        SchoolYear schoolYear,
        SchoolYear nextSchoolYear,
        int definitionVersion,
        CampaignState state,
        boolean paused,
        @Nullable String planHash,
        @Nullable String approvedHash) {}
