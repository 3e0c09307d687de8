package fr.rentree.licence.fulfilment;

import fr.rentree.licence.fulfilment.LineRefusal.IsFree;
import fr.rentree.licence.fulfilment.LineRefusal.IsOver;
import fr.rentree.licence.fulfilment.LineRefusal.NotAReduction;
import fr.rentree.licence.fulfilment.LineRefusal.SeatsAssigned;
import fr.rentree.licence.quotations.BadLine;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Refusals about orders that stand, in words that say what to do.
final class LineProblems {

    private LineProblems() {}

    /// @param maySeePeople whether those who would lose access are named or only counted
    static HttpProblem of(LineRefusal refusal, boolean maySeePeople) {
        return switch (refusal) {
            case IsOver(int line) ->
                    Problem.conflict(
                            "line-over",
                            "Line "
                                    + line
                                    + " is cancelled or rejected, or there is none: look at"
                                    + " the order again.");
            case NotAReduction(int line, int seats) ->
                    Problem.unprocessable(
                            "not-a-reduction",
                            "Line %d has %d seats: order more under a new reference."
                                    .formatted(line, seats));
            case IsFree(int line) ->
                    Problem.unprocessable(
                            "free-line",
                            "Line %d was earned by others: reduce those, or cancel it with 0."
                                    .formatted(line));
            case SeatsAssigned(var lines) ->
                    Problem.of(
                            409,
                            "seats-assigned",
                            words(lines),
                            Map.of(
                                    "lines",
                                    lines.stream().map(l -> member(l, maySeePeople)).toList()));
        };
    }

    static HttpProblem badFile(List<BadLine> bad, int shown) {
        return Problem.of(
                422,
                "state-file-refused",
                "Nothing of this file was kept. Mend what badLines names, and send it again.",
                Map.of(
                        "badLineCount", bad.size(),
                        "badLines", bad.stream().sorted().limit(shown).toList()));
    }

    static HttpProblem unknown(UUID order) {
        return Problem.notFound("unknown-order", "No order " + order + " is known to you.");
    }

    private static String words(List<SeatsAssigned.Held> lines) {
        int losing = lines.stream().mapToInt(line -> line.assigned() - line.left()).sum();
        return "%d people hold a seat that would go: take these seats back first, then try again."
                .formatted(losing);
    }

    private static Map<String, Object> member(SeatsAssigned.Held line, boolean maySeePeople) {
        var member = new HashMap<String, Object>();
        member.put("line", line.line());
        member.put("resource", line.resource());
        member.put("left", line.left());
        member.put("assigned", line.assigned());
        if (maySeePeople) {
            member.put("wouldLoseAccess", line.losers());
        }
        return member;
    }
}
