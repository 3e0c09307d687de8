package fr.rentree.distribution.charters;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals about charters, in words that say what to do.
final class CharterProblems {

    private CharterProblems() {}

    static HttpProblem incomplete(String fields) {
        return Problem.badRequest("field-missing", "Give " + fields + ".");
    }

    static HttpProblem unknown(String id) {
        return Problem.notFound("unknown-charter", "No charter %s at your schools.".formatted(id));
    }

    static HttpProblem of(CharterRefusal refusal) {
        return switch (refusal) {
            case CharterRefusal.PersonNotInSchool(var person) ->
                    Problem.notFound(
                            "person-not-in-school",
                            "Nobody with the id %s is in the roster of this school: search them in the list of beneficiaries."
                                    .formatted(person));
            case CharterRefusal.PersonLeft(_) ->
                    Problem.conflict(
                            "person-left",
                            "This person left the school: no charter can be signed any more.");
            case CharterRefusal.NotEligible(var profile) ->
                    Problem.conflict(
                            "not-eligible",
                            "Tablets are for pupils and teachers, not for the profile %s."
                                    .formatted(profile));
            case CharterRefusal.SignatoryNotExpected(var signatory, var expected) ->
                    Problem.unprocessable(
                            "signatory-not-expected",
                            "%s does not sign this charter: only %s may."
                                    .formatted(signatory, expected));
            case CharterRefusal.SignedInTheFuture(var signatory, var day) ->
                    Problem.unprocessable(
                            "signed-in-the-future",
                            "%s cannot have signed on %s: check the date."
                                    .formatted(signatory, day));
            case CharterRefusal.AlreadySigned(var first) ->
                    Problem.conflict(
                            "already-signed",
                            "%s signed on %s (%s), and a signature is never changed."
                                    .formatted(first.signatory(), first.signedOn(), first.how()));
        };
    }
}
