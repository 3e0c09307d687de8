package fr.rentree.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.IdempotencyRepository.Answer;
import fr.rentree.platform.idempotency.IdempotencyRepository.Key;
import fr.rentree.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Runs an endpoint in one transaction with its idempotency key and its answer.
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 250)
class IdempotentInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final IdempotencyRepository keys;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectMapper json;

    IdempotentInterceptor(
            IdempotencyRepository keys,
            Caller caller,
            HttpHeaders headers,
            UriInfo uri,
            ObjectMapper json) {
        this.keys = keys;
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String value = headers.getHeaderString(HEADER);
        if (value != null && (value.isBlank() || value.length() > LONGEST_KEY)) {
            throw Problem.badRequest(
                    "idempotency-key-malformed",
                    "Idempotency-Key must have 1 to 255 characters, for example a UUID.");
        }
        return QuarkusTransaction.joiningExisting()
                .call(() ->
                        value == null
                                ? invocation.proceed()
                                : once(new Key(caller.name(), value), invocation));
    }

    private Response once(Key key, InvocationContext invocation) throws Exception {
        String request = digest(invocation);
        if (keys.claim(key, request)) {
            var response = (Response) invocation.proceed();
            keys.keep(key, answer(request, response));
            return response;
        }
        Answer given = keys.answer(key);
        if (!given.request().equals(request)) {
            throw Problem.unprocessable(
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request: take a new key.");
        }
        return again(given);
    }

    private Answer answer(String request, Response response) throws JsonProcessingException {
        @Nullable URI location = response.getLocation();
        Object body = response.getEntity();
        return new Answer(
                request,
                response.getStatus(),
                location == null ? null : location.toString(),
                body == null ? null : json.writeValueAsString(body));
    }

    private static Response again(Answer given) {
        var response = Response.status(given.status());
        if (given.location() != null) {
            response.location(URI.create(given.location()));
        }
        if (given.body() != null) {
            response.entity(given.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }

    /// Method, path and body: what makes two requests the same.
    private String digest(InvocationContext invocation)
            throws JsonProcessingException, NoSuchAlgorithmException {
        String request =
                invocation.getMethod().getName()
                        + " "
                        + uri.getRequestUri().getRawPath()
                        + " "
                        + json.writeValueAsString(Arrays.asList(invocation.getParameters()));
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(request.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
