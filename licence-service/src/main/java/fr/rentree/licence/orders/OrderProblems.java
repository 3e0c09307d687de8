package fr.rentree.licence.orders;

import fr.rentree.licence.quotations.LineFault;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Says in words why an order does not stand, naming the line, the field, its value and the rule.
final class OrderProblems {

    private OrderProblems() {}

    /// At least one of both; the first decides what the whole is called.
    static HttpProblem of(List<OrderRefusal> refusals, List<LineFault> faults) {
        var all =
                Stream.concat(
                                refusals.stream().map(OrderProblems::words),
                                faults.stream().map(OrderProblems::words))
                        .toList();
        var first = all.getFirst();
        return Problem.of(
                first.status(),
                first.slug(),
                first.words(),
                Map.of("refusals", all.stream().map(Words::member).toList()));
    }

    static HttpProblem of(OrderRefusal refusal) {
        return of(List.of(refusal), List.of());
    }

    static HttpProblem unknown(UUID order) {
        return Problem.notFound("unknown-order", "No order " + order + " is known to you.");
    }

    private static Words words(OrderRefusal refusal) {
        return switch (refusal) {
            case OrderRefusal.NoReference() ->
                    new Words(
                            400,
                            "reference-missing",
                            "Give the order a reference of your own, up to 255 characters.");
            case OrderRefusal.NoLines() -> new Words(422, "no-lines", "An order has lines.");
            case OrderRefusal.TooManyLines(int lines, int most) ->
                    new Words(
                            422,
                            "too-many-lines",
                            lines + " lines: send at most " + most + " in one order.");
            case OrderRefusal.UnknownSchool(var school) ->
                    new Words(404, "unknown-school", "No school " + school + ": check its UAI.");
            case OrderRefusal.ReferenceTaken(String reference) ->
                    new Words(
                            409,
                            "order-reference-used",
                            "The reference " + reference + " stands for another order already.");
        };
    }

    private static Words words(LineFault fault) {
        String words =
                "Line %d, %s \"%s\": %s."
                        .formatted(
                                fault.line(),
                                fault.field().member(),
                                fault.value(),
                                fault.rule().remedy());
        return new Words(
                422,
                fault.rule().slug(),
                words,
                Map.of(
                        "rule", fault.rule().slug(),
                        "message", words,
                        "line", fault.line(),
                        "field", fault.field().member(),
                        "value", fault.value()));
    }

    private record Words(int status, String slug, String words, Map<String, Object> member) {

        private Words(int status, String slug, String words) {
            this(status, slug, words, Map.of("rule", slug, "message", words));
        }
    }
}
