package fr.rentree.sync.removals;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals that speak of a removal.
final class RemovalProblems {

    private RemovalProblems() {}

    static HttpProblem unknownPlan() {
        return Problem.notFound(
                "unknown-plan", "No such plan: make one by POST /api/v1/sync/removals.");
    }

    static HttpProblem otherHash(String hash) {
        return Problem.conflict(
                "other-plan",
                "`hash` is not this plan's (%s): read the plan, then repeat its hash."
                        .formatted(hash));
    }
}
