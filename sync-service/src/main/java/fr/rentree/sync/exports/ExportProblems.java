package fr.rentree.sync.exports;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals of an export in words.
final class ExportProblems {

    private ExportProblems() {}

    static HttpProblem unknownFormat() {
        return Problem.badRequest("unknown-format", "`format` is one of epub, jsonld, json.");
    }

    static HttpProblem unknownNotebook() {
        return Problem.notFound(
                "unknown-notebook", "No notebook of yours has this id: see GET /api/v1/notebooks.");
    }
}
