package fr.rentree.licence.mediacentre;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;

/// Refusals of the Médiacentre.
final class MediacentreProblems {

    private MediacentreProblems() {}

    static HttpProblem unknownResource(String resource) {
        return Problem.notFound(
                "unknown-resource",
                "The catalogue has no resource " + resource + ": take its id from your shelf.");
    }

    static HttpProblem tooManyFavourites(int most) {
        return Problem.of(
                409,
                "too-many-favourites",
                "You have " + most + " favourites, as many as there may be: remove one first.",
                Map.of("most", most));
    }
}
