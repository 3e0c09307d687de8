package fr.rentree.rollover.campaigns;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Refusals about campaigns as problem details.
public final class CampaignProblems {

    private CampaignProblems() {}

    /// The campaign of an accepted wish; a refused one is thrown as its problem.
    public static UUID accepted(CampaignDecision decision) {
        return switch (decision) {
            case CampaignDecision.Accepted(var campaign) -> campaign;
            case CampaignDecision.Refused(var refusal) -> throw of(refusal);
        };
    }

    public static HttpProblem of(CampaignRefusal refusal) {
        return switch (refusal) {
            case CampaignRefusal.Unknown _ ->
                    Problem.notFound("unknown-campaign", "No campaign has this id.");
            case CampaignRefusal.NoCalendar _ ->
                    Problem.conflict(
                            "no-calendar",
                            "The territory has no calendar for this school year: set it first.");
            case CampaignRefusal.Unfinished(var campaign) ->
                    Problem.of(
                            409,
                            "campaign-unfinished",
                            "A campaign of this territory and year is under way: finish or stop it first.",
                            Map.of("campaign", campaign));
            case CampaignRefusal.Finished(var state) ->
                    Problem.conflict(
                            "campaign-finished",
                            "The campaign is "
                                    + state
                                    + ": begin another one if there is more to do.");
            case CampaignRefusal.NoSchool(var territory) ->
                    Problem.conflict(
                            "no-school",
                            "No school of territory "
                                    + territory
                                    + " is known here yet: import its schools first.");
            case CampaignRefusal.NotPlanned(var state) ->
                    Problem.conflict(
                            "not-planned",
                            "The campaign is "
                                    + state
                                    + ": wait until its plan is PLANNED, then approve.");
            case CampaignRefusal.AnotherPlan(var planHash) ->
                    Problem.of(
                            409,
                            "another-plan",
                            "The plan you approve is not the one that stands: read the plan again.",
                            Map.of("planHash", planHash));
        };
    }

    public static <T> T demand(@Nullable T value, String field) {
        if (value == null) {
            throw Problem.badRequest("missing-field", field + " is missing: send it.");
        }
        return value;
    }
}
