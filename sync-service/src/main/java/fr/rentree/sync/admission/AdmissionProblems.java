package fr.rentree.sync.admission;

import fr.rentree.platform.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.ThreadLocalRandom;

/// Why somebody is not let in now, and when to come back: each at another moment, so that those who
/// were refused together do not return together.
@ApplicationScoped
public class AdmissionProblems {

    private final AdmissionConfig config;
    private final MeterRegistry metrics;

    AdmissionProblems(AdmissionConfig config, MeterRegistry metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /// Too much of one person.
    public HttpProblem tooMany(String slug, String detail) {
        return later(429, slug, detail);
    }

    /// Too much of all together.
    public HttpProblem unavailable(String slug, String detail) {
        return later(503, slug, detail);
    }

    HttpProblem tooManyAtOnce() {
        return tooMany(
                "too-many-at-once",
                "You have %d requests under way: wait for their answers before you send more."
                        .formatted(config.perPerson()));
    }

    HttpProblem busy() {
        return unavailable(
                "service-busy",
                "Many devices synchronise at this moment; nothing of yours is lost: try again after"
                        + " as many seconds as Retry-After says.");
    }

    HttpProblem held() {
        return unavailable(
                "notes-held",
                "Your notes are being worked on, and nothing of this batch was stored: send it"
                        + " again after as many seconds as Retry-After says.");
    }

    long seconds() {
        long spread = config.retrySpread().toSeconds();
        return config.retryAfter().toSeconds() + ThreadLocalRandom.current().nextLong(spread + 1);
    }

    private HttpProblem later(int status, String slug, String detail) {
        metrics.counter("rentree.sync.refused", "reason", slug).increment();
        return HttpProblem.builder(Problem.of(status, slug, detail))
                .withHeader(HttpHeaders.RETRY_AFTER, seconds())
                .build();
    }
}
