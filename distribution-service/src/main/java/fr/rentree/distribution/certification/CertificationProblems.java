package fr.rentree.distribution.certification;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;

/// Refusals about certified lists, in words that say what to do.
final class CertificationProblems {

    private CertificationProblems() {}

    static HttpProblem incomplete(String field) {
        return Problem.badRequest("field-missing", "Give " + field + ".");
    }

    static HttpProblem backwards(LocalDate from, LocalDate to) {
        return Problem.unprocessable(
                "period-backwards",
                "The period %s to %s ends before it begins.".formatted(from, to));
    }

    static HttpProblem nothingToCertify(LocalDate from, LocalDate to) {
        return Problem.conflict(
                "nothing-to-certify",
                "No cession from %s to %s is waiting: all of them stand in earlier lists, or there is none."
                        .formatted(from, to));
    }

    static HttpProblem unknown(String id) {
        return Problem.notFound(
                "unknown-certified-list", "No certified list %s at your schools.".formatted(id));
    }
}
