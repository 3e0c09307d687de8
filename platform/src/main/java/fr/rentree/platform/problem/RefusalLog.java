package fr.rentree.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/// One short line for each refusal. A problem's own members stay out of it: they may name a
/// thousand people.
@Singleton
class RefusalLog implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final int LONGEST_DETAIL = 300;

    /// Told to everyone who comes too often or at a bad moment, and counted where they are told.
    private static final Set<Integer> TOO_MANY_TO_LOG = Set.of(429, 503);

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (!TOO_MANY_TO_LOG.contains(problem.getStatusCode())) {
            LOG.info(line(problem));
        }
        return problem;
    }

    static String line(HttpProblem problem) {
        String type = String.valueOf(problem.getType());
        String detail = String.valueOf(problem.getDetail());
        return "refused status=%d type=%s detail=%s"
                .formatted(
                        problem.getStatusCode(),
                        type.substring(type.lastIndexOf('/') + 1),
                        detail.length() <= LONGEST_DETAIL
                                ? detail
                                : detail.substring(0, LONGEST_DETAIL) + "…");
    }
}
