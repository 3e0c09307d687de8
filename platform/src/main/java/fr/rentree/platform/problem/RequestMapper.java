package fr.rentree.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a request that did not even reach its endpoint: the place and the cure.
class RequestMapper {

    private static final Map<Integer, String> WORDS =
            Map.of(
                    404, "There is nothing at this address: check the path and the id in it.",
                    405, "This address takes other methods: see Allow.",
                    406, "This address answers in other formats: check Accept.",
                    413, "The body is too large: send less at once.",
                    415, "This address takes another format: check Content-Type.");

    private static final Map<Integer, String> SLUGS =
            Map.of(
                    404, "not-found",
                    405, "method-not-allowed",
                    406, "not-acceptable",
                    413, "body-too-large",
                    415, "unsupported-media-type");

    @ServerExceptionMapper(priority = 1)
    Response refused(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        if (status < 400) {
            return refusal.getResponse();
        }
        return body(refusal.getCause())
                .orElseGet(() ->
                        Problem.of(
                                status,
                                SLUGS.getOrDefault(status, "request-refused"),
                                WORDS.getOrDefault(status, String.valueOf(refusal.getMessage()))))
                .toResponse();
    }

    /// Quarkus answers these itself, without a word, unless somebody else does.
    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException wrong) {
        return body(wrong)
                .orElseGet(() -> Problem.badRequest("body-not-json", "The body cannot be read."))
                .toResponse();
    }

    private static Optional<HttpProblem> body(@Nullable Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case JsonParseException broken ->
                            Problem.badRequest(
                                    "body-not-json",
                                    "The body is not JSON: " + broken.getOriginalMessage());
                    case UnrecognizedPropertyException unknown ->
                            place(
                                    unknown,
                                    "There is no field \"%s\" here; known are: %s"
                                            .formatted(
                                                    unknown.getPropertyName(),
                                                    unknown.getKnownPropertyIds()));
                    case JsonMappingException wrong ->
                            place(wrong, firstLine(wrong.getOriginalMessage()));
                    case null, default -> null;
                });
    }

    private static HttpProblem place(JsonMappingException wrong, String words) {
        String field =
                wrong.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : step.getFieldName())
                        .collect(Collectors.joining("."));
        return Problem.of(
                400,
                "body-field-wrong",
                "Field \"%s\": %s".formatted(field, words),
                Map.of("field", field));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be read");
    }
}
