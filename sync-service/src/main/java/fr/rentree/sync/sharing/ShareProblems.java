package fr.rentree.sync.sharing;

import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.sharing.Share.Audience;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Why something is not shared, or a cursor not followed.
final class ShareProblems {

    private ShareProblems() {}

    static HttpProblem malformed(String why) {
        return Problem.badRequest("not-a-share", why);
    }

    static HttpProblem unknownGroup(Audience audience) {
        return Problem.notFound(
                "unknown-group",
                "%s has no %s \"%s\": use the code that its roster uses."
                        .formatted(audience.school(), audience.kind(), audience.code()));
    }

    static HttpProblem tooMany(int limit) {
        return Problem.conflict(
                "too-many-shares",
                "A class or group has at most %d shares: end one that is not read any more."
                        .formatted(limit));
    }

    static HttpProblem unknownDocuments(int missing) {
        return Problem.unprocessable(
                "unknown-documents",
                "%d of `documents` are no notes of this notebook that stand: synchronise first, then share."
                        .formatted(missing));
    }

    static HttpProblem unknownShare() {
        return Problem.notFound(
                "unknown-share", "This notebook has no such share: list them by GET.");
    }

    static HttpProblem foreignCursor() {
        return Problem.badRequest(
                "foreign-cursor",
                "This cursor is not ours: leave `since` out to read from the start.");
    }

    static HttpProblem cursorOfSomebodyElse() {
        return Problem.notFound(
                "unknown-cursor",
                "No such cursor of yours: leave `since` out to read from the start.");
    }

    static HttpProblem resync() {
        return Problem.gone(
                "resync-required",
                "The data were restored to an earlier moment than this cursor's: read again without"
                        + " `since`.");
    }

    static HttpProblem limit(int most) {
        return Problem.badRequest(
                "limit-out-of-range", "limit must be between 1 and " + most + ".");
    }
}
