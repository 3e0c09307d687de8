package fr.rentree.distribution.deliveries;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/// Refusals about deliveries, in words that say what to do.
final class DeliveryProblems {

    private DeliveryProblems() {}

    /// One problem for the whole file: nothing of it was kept.
    static HttpProblem refused(List<BadLine> badLines, int shown) {
        return Problem.of(
                422,
                "delivery-file-refused",
                "Nothing of this file was kept. Mend what badLines names, and send the whole file again.",
                Map.of(
                        "badLineCount", badLines.size(),
                        "badLines", badLines.stream().limit(shown).toList()));
    }

    static HttpProblem unknown(String id) {
        return Problem.notFound(
                "unknown-delivery", "No delivery %s for your schools.".formatted(id));
    }
}
