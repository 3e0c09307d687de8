package fr.rentree.distribution.receptions;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals about receptions, in words that say what to do.
final class ReceptionProblems {

    private ReceptionProblems() {}

    static HttpProblem unknown(String id) {
        return Problem.notFound(
                "unknown-delivery", "No delivery %s for this school.".formatted(id));
    }

    static HttpProblem incomplete(String field) {
        return Problem.badRequest("field-missing", "Give " + field + ".");
    }

    static HttpProblem tooMany(int most) {
        return Problem.tooLarge(
                "too-many-serial-numbers",
                "At most %d serial numbers fit one reception: send several.".formatted(most));
    }
}
