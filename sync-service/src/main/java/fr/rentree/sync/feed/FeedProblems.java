package fr.rentree.sync.feed;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Why a cursor is not followed.
final class FeedProblems {

    private FeedProblems() {}

    static HttpProblem foreign() {
        return Problem.badRequest(
                "foreign-cursor",
                "This cursor is not ours: leave `since` out to read from the start.");
    }

    static HttpProblem ofSomebodyElse() {
        return Problem.notFound(
                "unknown-cursor",
                "No such cursor of yours: leave `since` out to read from the start.");
    }

    static HttpProblem resync() {
        return Problem.gone(
                "resync-required",
                "The data were restored to an earlier moment than this cursor's: read again without"
                        + " `since`, then push again what the answer lacks.");
    }

    static HttpProblem limit(int most) {
        return Problem.badRequest(
                "limit-out-of-range", "limit must be between 1 and " + most + ".");
    }
}
