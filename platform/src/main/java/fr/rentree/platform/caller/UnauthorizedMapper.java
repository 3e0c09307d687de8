package fr.rentree.platform.caller;

import fr.rentree.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks a caller without a good token for one.
class UnauthorizedMapper {

    private static final String SIGN_IN = "sign-in-required";

    @ServerExceptionMapper(priority = 1)
    Response failed(AuthenticationFailedException refusal) {
        return challenge(
                SIGN_IN,
                "The access token is not valid or has expired: get a new one and retry.",
                "Bearer");
    }

    @ServerExceptionMapper(priority = 1)
    Response missing(UnauthorizedException refusal) {
        return challenge(
                SIGN_IN,
                "This needs an access token: send Authorization: Bearer <token>.",
                "Bearer");
    }

    /// The challenge is that of RFC 9470: a new token of the same session would not do.
    static Response sessionEnded() {
        return challenge(
                "sign-in-again",
                "Un de vos appareils a été déclaré perdu : toutes vos sessions ouvertes"
                        + " avant ont pris fin. Déconnectez-vous, puis reconnectez-vous ; ce qui"
                        + " attend sur cet appareil est gardé et partira alors. / A device of"
                        + " yours was declared lost, so every session opened before has ended. Sign"
                        + " out, then sign in again; what waits on this device is kept and is sent"
                        + " then.",
                "Bearer error=\"insufficient_user_authentication\"");
    }

    private static Response challenge(String slug, String words, String scheme) {
        return Response.fromResponse(Problem.of(401, slug, words).toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, scheme)
                .build();
    }
}
