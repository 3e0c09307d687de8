package fr.rentree.sync.transfers;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refused transfers in words.
final class TransferProblems {

    private TransferProblems() {}

    static HttpProblem refused(TransferRefusal refusal) {
        return switch (refusal) {
            case TransferRefusal.StillOpen() ->
                    Problem.conflict(
                            "notebook-open",
                            "This notebook can be written in: there is nothing to transfer.");
            case TransferRefusal.NoRightElsewhere(var work, var school) ->
                    Problem.conflict(
                            "no-right-elsewhere",
                            "No seat for %s stands %s yet: ask for it, then transfer; or export the notebook."
                                    .formatted(
                                            work,
                                            school.map(uai -> "at " + uai).orElse("elsewhere")));
            case TransferRefusal.NotebookFull(var limit) ->
                    Problem.conflict(
                            "notebook-quota",
                            "Together they would hold more than %d notes: delete some, or export the notebook."
                                    .formatted(limit));
        };
    }

    static HttpProblem notASchool(String school) {
        return Problem.badRequest(
                "not-a-school", "`school` must be a UAI such as 0000002C, not " + school + ".");
    }
}
