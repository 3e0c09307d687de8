package fr.rentree.gateway.refusals;

import fr.rentree.gateway.refusals.Refusal.BodyTooLarge;
import fr.rentree.gateway.refusals.Refusal.CertificateUnknown;
import fr.rentree.gateway.refusals.Refusal.ConsoleHeaderMissing;
import fr.rentree.gateway.refusals.Refusal.HttpTooOld;
import fr.rentree.gateway.refusals.Refusal.KeycloakAdminClosed;
import fr.rentree.gateway.refusals.Refusal.MalformedPath;
import fr.rentree.gateway.refusals.Refusal.OfCaller;
import fr.rentree.gateway.refusals.Refusal.OfLimit;
import fr.rentree.gateway.refusals.Refusal.OfPart;
import fr.rentree.gateway.refusals.Refusal.OfRequest;
import fr.rentree.gateway.refusals.Refusal.PartBrokeOff;
import fr.rentree.gateway.refusals.Refusal.PartDown;
import fr.rentree.gateway.refusals.Refusal.PartTooSlow;
import fr.rentree.gateway.refusals.Refusal.SessionOver;
import fr.rentree.gateway.refusals.Refusal.SigninDown;
import fr.rentree.gateway.refusals.Refusal.SignoutNeedsPost;
import fr.rentree.gateway.refusals.Refusal.TokenInvalid;
import fr.rentree.gateway.refusals.Refusal.TokenMissing;
import fr.rentree.gateway.refusals.Refusal.TooManyRequests;
import fr.rentree.gateway.refusals.Refusal.UnknownPath;
import fr.rentree.gateway.refusals.Refusal.UploadTooSlow;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Turns each refusal into an answer that says what to do next.
public final class GatewayProblems {

    private static final int SOONEST_SECONDS = 1;
    private static final int LATEST_SECONDS = 8;

    private static final String BEARER = "Bearer realm=\"rentree\"";

    private GatewayProblems() {}

    public static Answer of(Refusal refusal) {
        return switch (refusal) {
            case OfCaller ofCaller -> ofCaller(ofCaller);
            case OfRequest ofRequest -> ofRequest(ofRequest);
            case OfLimit ofLimit -> ofLimit(ofLimit);
            case OfPart ofPart -> ofPart(ofPart);
        };
    }

    private static Answer ofCaller(OfCaller refusal) {
        return switch (refusal) {
            case TokenMissing() ->
                    challenge("token-missing", "Send an access token: Authorization: Bearer …")
                            .with("WWW-Authenticate", BEARER);
            case TokenInvalid() ->
                    challenge(
                                    "token-invalid",
                                    "The access token is expired, meant for something else, or not"
                                            + " signed by this platform. Ask for a new one.")
                            .with("WWW-Authenticate", BEARER + ", error=\"invalid_token\"");
            case SessionOver() ->
                    challenge("session-over", "The session is over. Sign in again at /signin.")
                            .with("WWW-Authenticate", BEARER);
            case ConsoleHeaderMissing() ->
                    Answer.of(
                            403,
                            "console-header-missing",
                            "A request with the console's session needs the header"
                                    + " X-Rentree-Console: 1.");
            case CertificateUnknown() ->
                    Answer.of(
                            403,
                            "certificate-unknown",
                            "This certificate is registered to no ENT and no distributor. Ask"
                                    + " whoever runs the platform to register its subject.");
            case SigninDown() ->
                    later(
                            "signin-unavailable",
                            "Keycloak does not answer, so tokens cannot be checked. Try again"
                                    + " shortly.");
        };
    }

    private static Answer ofRequest(OfRequest refusal) {
        return switch (refusal) {
            case UnknownPath(var path) ->
                    Answer.of(
                            404,
                            "unknown-path",
                            "No part of the platform answers " + path + ". See /openapi.");
            case MalformedPath() ->
                    Answer.of(400, "malformed-path", "Send a path without . or .. or backslash.");
            case KeycloakAdminClosed() ->
                    Answer.of(
                            404,
                            "keycloak-admin-closed",
                            "Keycloak's administration is closed here, see"
                                    + " rentree.keycloak-admin-public. Use Keycloak's own port.");
            case SignoutNeedsPost() ->
                    Answer.of(405, "signout-needs-post", "Sign out with POST /signin/out.")
                            .with("Allow", "POST");
            case HttpTooOld() ->
                    Answer.of(505, "http-version-too-old", "Use HTTP/1.1: HTTP/1.0 cannot stream.");
        };
    }

    private static Answer ofLimit(OfLimit refusal) {
        return switch (refusal) {
            case TooManyRequests(var whose, var pause) ->
                    Answer.of(
                                    429,
                                    "too-many-requests",
                                    "Too many requests of one "
                                            + whose
                                            + ". Wait as long as Retry-After says.")
                            .with("Retry-After", wholeSeconds(pause));
            case BodyTooLarge(var limit) ->
                    Answer.of(
                            413,
                            "body-too-large",
                            "At most " + limit + " bytes are taken here. Send less at a time.");
            case UploadTooSlow(var within) ->
                    Answer.of(
                            408,
                            "upload-too-slow",
                            "The body did not arrive within "
                                    + within.toSeconds()
                                    + " seconds. Send less at a time.");
        };
    }

    private static Answer ofPart(OfPart refusal) {
        return switch (refusal) {
            case PartDown(var part) ->
                    later(
                            "service-unavailable",
                            part + " does not answer. Nothing was done; try again shortly.");
            case PartBrokeOff(var part) ->
                    later(
                            "service-broke-off",
                            part
                                    + " broke off before it answered. Try again: with the same"
                                    + " Idempotency-Key nothing is done twice.");
            case PartTooSlow(var part, var within) ->
                    Answer.of(
                            504,
                            "service-too-slow",
                            part
                                    + " did not answer within "
                                    + within.toSeconds()
                                    + " seconds. Try again: with the same Idempotency-Key nothing"
                                    + " is done twice.");
        };
    }

    private static Answer challenge(String slug, String detail) {
        return Answer.of(401, slug, detail);
    }

    /// Spread, so that those who were turned away together do not come back together.
    private static Answer later(String slug, String detail) {
        int seconds = ThreadLocalRandom.current().nextInt(SOONEST_SECONDS, LATEST_SECONDS + 1);
        return Answer.of(503, slug, detail).with("Retry-After", Integer.toString(seconds));
    }

    private static String wholeSeconds(Duration pause) {
        return Long.toString(Math.max(1, pause.plusMillis(999).toSeconds()));
    }
}
