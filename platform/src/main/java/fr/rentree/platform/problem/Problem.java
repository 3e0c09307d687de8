package fr.rentree.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Map;

/// Refusals as problem details (RFC 9457), each with a stable type and words that say what to do.
///
/// A slug names the rule (`no-seat-left`); the title is the slug in words.
public final class Problem {

    public static final String TYPES = "https://rentree.example/problems/";

    private Problem() {}

    public static HttpProblem badRequest(String slug, String detail) {
        return of(400, slug, detail);
    }

    public static HttpProblem forbidden(String slug, String detail) {
        return of(403, slug, detail);
    }

    public static HttpProblem notFound(String slug, String detail) {
        return of(404, slug, detail);
    }

    public static HttpProblem conflict(String slug, String detail) {
        return of(409, slug, detail);
    }

    public static HttpProblem gone(String slug, String detail) {
        return of(410, slug, detail);
    }

    public static HttpProblem preconditionFailed(String slug, String detail) {
        return of(412, slug, detail);
    }

    public static HttpProblem tooLarge(String slug, String detail) {
        return of(413, slug, detail);
    }

    public static HttpProblem unsupported(String slug, String detail) {
        return of(415, slug, detail);
    }

    public static HttpProblem unprocessable(String slug, String detail) {
        return of(422, slug, detail);
    }

    public static HttpProblem tooManyRequests(String slug, String detail) {
        return of(429, slug, detail);
    }

    public static HttpProblem unavailable(String slug, String detail) {
        return of(503, slug, detail);
    }

    public static HttpProblem of(int status, String slug, String detail) {
        return of(status, slug, detail, Map.of());
    }

    /// A refusal with members of its own beside the standard ones, such as the number missing.
    public static HttpProblem of(
            int status, String slug, String detail, Map<String, ?> ownMembers) {
        var problem =
                HttpProblem.builder()
                        .withStatus(status)
                        .withType(URI.create(TYPES + slug))
                        .withTitle(title(slug))
                        .withDetail(detail);
        ownMembers.forEach(problem::with);
        return problem.build();
    }

    private static String title(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
