package fr.rentree.licence.orders;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/// Says in words why an order does not stand, naming the line and the rule.
final class OrderProblems {

    private OrderProblems() {}

    static HttpProblem of(List<OrderRefusal> refusals) {
        var first = words(refusals.getFirst());
        return Problem.of(
                first.status(),
                first.slug(),
                first.words(),
                Map.of("refusals", refusals.stream().map(OrderProblems::member).toList()));
    }

    private static Map<String, Object> member(OrderRefusal refusal) {
        var words = words(refusal);
        return Map.of("rule", words.slug(), "message", words.words());
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
            case OrderRefusal.OfLine ofLine -> words(ofLine);
        };
    }

    private static Words words(OrderRefusal.OfLine refusal) {
        return switch (refusal) {
            case OrderRefusal.UnknownResource(int line, String resource) ->
                    line(line, "unknown-resource", "the catalogue has no " + resource);
            case OrderRefusal.NotANumberOfSeats(int line, int seats, int most) ->
                    line(line, "seats-out-of-range", seats + " seats: 1 to " + most + ", or null");
            case OrderRefusal.NoAudience(int line) ->
                    line(line, "audience-missing", "say for which profiles it is");
            case OrderRefusal.UnknownProfile(int line, String profile) ->
                    line(line, "unknown-profile", profile + " is no profile");
            case OrderRefusal.DaysMissing(int line) ->
                    line(line, "days-missing", "give firstDay and lastDay");
            case OrderRefusal.EndsBeforeItBegins(int line, var first, var last) ->
                    line(line, "ends-before-it-begins", last + " is before " + first);
            case OrderRefusal.HasEnded(int line, var last) ->
                    line(line, "has-ended", "its last day, " + last + ", has passed");
            case OrderRefusal.TooLong(int line, int years) ->
                    line(line, "too-long", "a right lasts at most " + years + " years");
        };
    }

    private static Words line(int line, String slug, String words) {
        return new Words(422, slug, "Line " + line + ": " + words + ".");
    }

    private record Words(int status, String slug, String words) {}
}
