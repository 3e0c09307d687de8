package fr.rentree.identity.delegations;

import fr.rentree.identity.delegations.DelegationRefusal.AlreadyDelegated;
import fr.rentree.identity.delegations.DelegationRefusal.AlreadyOver;
import fr.rentree.identity.delegations.DelegationRefusal.NotAtSchool;
import fr.rentree.identity.delegations.DelegationRefusal.TooLong;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals of delegations, in words.
final class DelegationProblems {

    private DelegationProblems() {}

    static HttpProblem of(DelegationRefusal refusal) {
        return switch (refusal) {
            case NotAtSchool(var school) ->
                    Problem.unprocessable(
                            "person-not-at-school",
                            "This person is not in the roster of %s: choose somebody of the school."
                                    .formatted(school));
            case AlreadyOver(var lastDay) ->
                    Problem.unprocessable(
                            "last-day-over",
                            "%s is over: choose today or later.".formatted(lastDay));
            case TooLong(var lastDay, var latest) ->
                    Problem.unprocessable(
                            "last-day-too-late",
                            "%s is after the school year: delegate until %s at most, then renew."
                                    .formatted(lastDay, latest));
            case AlreadyDelegated(var permission) ->
                    Problem.conflict(
                            "already-delegated",
                            "%s is delegated already: end that delegation to change its last day."
                                    .formatted(permission));
        };
    }
}
