package fr.rentree.sync.hints;

import fr.rentree.sync.admission.AdmissionProblems;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Why no further stream is opened.
final class HintProblems {

    private HintProblems() {}

    static HttpProblem tooManyOfOne(int most, AdmissionProblems problems) {
        return problems.tooMany(
                "too-many-streams",
                "You have %d streams of hints open: close one, or ask for changes now and then."
                        .formatted(most));
    }

    static HttpProblem tooMany(AdmissionProblems problems) {
        return problems.unavailable(
                "no-stream-left",
                "More devices listen than this service can tell: ask for changes now and then, and"
                        + " for a stream again after Retry-After.");
    }
}
