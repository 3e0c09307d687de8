package fr.rentree.platform.caller;

import fr.rentree.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks a caller without a good token for one.
class UnauthorizedMapper {

    @ServerExceptionMapper(priority = 1)
    Response failed(AuthenticationFailedException refusal) {
        return challenge("The access token is not valid or has expired: get a new one and retry.");
    }

    @ServerExceptionMapper(priority = 1)
    Response missing(UnauthorizedException refusal) {
        return challenge("This needs an access token: send Authorization: Bearer <token>.");
    }

    private static Response challenge(String words) {
        return Response.fromResponse(Problem.of(401, "sign-in-required", words).toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
