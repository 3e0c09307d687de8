package fr.rentree.licence.assignments;

import fr.rentree.licence.assignments.Refusal.NoSeatLeft;
import fr.rentree.licence.assignments.Refusal.NoSubscription;
import fr.rentree.licence.assignments.Refusal.NotAtThisSchool;
import fr.rentree.licence.assignments.Refusal.OutsideAudience;
import fr.rentree.licence.assignments.Refusal.SubscriptionEnded;
import fr.rentree.licence.assignments.Refusal.SubscriptionNotBegun;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says in words why nobody got a seat.
public final class AssignmentProblems {

    private AssignmentProblems() {}

    /// Of a batch in which every resource was refused: the first refusal, and the whole report.
    public static HttpProblem of(Refusal refusal, List<Batch.Line> lines) {
        var members = new LinkedHashMap<String, Object>();
        if (refusal instanceof NoSeatLeft(int missing)) {
            members.put("missing", missing);
        }
        members.put("resources", lines);
        return Problem.of(status(refusal), slug(refusal), words(refusal), members);
    }

    public static HttpProblem of(Refusal refusal) {
        return Problem.of(
                status(refusal),
                slug(refusal),
                words(refusal),
                refusal instanceof NotAtThisSchool(var persons)
                        ? Map.of("persons", persons)
                        : Map.of());
    }

    /// Nobody is refused anything, and yet nothing is given.
    static String heldByEveryone(List<String> profiles) {
        return "Everyone has it already (" + String.join(", ", profiles) + "): assign nothing.";
    }

    public static String words(Refusal refusal) {
        return switch (refusal) {
            case NoSubscription() ->
                    "The school has no subscription to this resource: order it first.";
            case NoSeatLeft(int missing) ->
                    missing
                            + " seats are missing: order them, choose fewer people, or ask for"
                            + " AS_MANY_AS_POSSIBLE.";
            case SubscriptionEnded(var lastDay) ->
                    "The subscription ended on " + lastDay + ": renew it.";
            case SubscriptionNotBegun(var firstDay) ->
                    "The subscription begins on " + firstDay + ".";
            case OutsideAudience(String profile) ->
                    "The seats are not meant for " + profile + ": choose other people.";
            case NotAtThisSchool(var persons) ->
                    persons.size() + " of the persons named are not at this school now.";
        };
    }

    private static String slug(Refusal refusal) {
        return switch (refusal) {
            case NoSubscription() -> "no-subscription";
            case NoSeatLeft _ -> "no-seat-left";
            case SubscriptionEnded _ -> "subscription-ended";
            case SubscriptionNotBegun _ -> "subscription-not-begun";
            case OutsideAudience _ -> "outside-audience";
            case NotAtThisSchool _ -> "unknown-person";
        };
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case NoSeatLeft _, NoSubscription _, OutsideAudience _, SubscriptionNotBegun _ -> 409;
            case SubscriptionEnded _ -> 410;
            case NotAtThisSchool _ -> 422;
        };
    }
}
