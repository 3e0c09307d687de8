package fr.rentree.licence.orderfiles;

import fr.rentree.licence.quotations.BadLine;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/// Refusals of order files: nothing of a refused file is kept.
final class OrderFileProblems {

    private OrderFileProblems() {}

    static HttpProblem refused(List<BadLine> bad, int shown) {
        return Problem.of(
                422,
                "order-file-refused",
                "Nothing of this file was ordered. Mend what badLines names, and send it again.",
                Map.of(
                        "badLineCount", bad.size(),
                        "badLines", bad.stream().sorted().limit(shown).toList()));
    }

    static HttpProblem planChanged(String plan) {
        return Problem.of(
                409,
                "plan-changed",
                "The file amounts to something else than the plan you saw: look at it again.",
                Map.of("plan", plan));
    }
}
