package fr.rentree.sync.notebooks;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals that speak of a notebook.
public final class NotebookProblems {

    private NotebookProblems() {}

    /// Somebody else's answers like one that does not exist.
    public static HttpProblem unknown() {
        return Problem.notFound(
                "unknown-notebook", "No such notebook of yours: list them at /api/v1/notebooks.");
    }
}
