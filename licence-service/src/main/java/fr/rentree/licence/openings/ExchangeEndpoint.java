package fr.rentree.licence.openings;

import fr.rentree.licence.openings.Decision.Granted;
import fr.rentree.licence.openings.Decision.Refused;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mediacentre/openings")
@Tag(name = "Médiacentre", description = "What one person may open")
@RunOnVirtualThread
class ExchangeEndpoint {

    private static final int LONGEST_TICKET = 200;

    /// A ticket, and the secret whose challenge was sent when it was asked for.
    @Schema(
            examples =
                    """
                    {"ticket":"kS1x3pQ2m8VbN0tYdR7uJ5cLw9aZeFhGi4oTqXyUvBs",
                     "codeVerifier":"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}
                    """)
    record ExchangeRequest(@Nullable String ticket, @Nullable String codeVerifier) {}

    /// A ticket that somebody brought to a publisher's server.
    @Schema(examples = "{\"ticket\":\"kS1x3pQ2m8VbN0tYdR7uJ5cLw9aZeFhGi4oTqXyUvBs\"}")
    record ValidationRequest(@Nullable String ticket) {}

    private final OpeningDesk desk;
    private final Caller caller;
    private final HttpHeaders headers;

    ExchangeEndpoint(OpeningDesk desk, Caller caller, HttpHeaders headers) {
        this.desk = desk;
        this.caller = caller;
        this.headers = headers;
    }

    @POST
    @Path("/exchanges")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            summary = "Exchange a ticket in the reader app",
            description =
                    "Without a token: the ticket and the verifier of its challenge (RFC 7636, S256)"
                            + " prove enough. Of several exchanges of one ticket exactly one succeeds."
                            + " What it answers may be kept and used offline until `lastDay`;"
                            + " `signIn` says where the app gets tokens of its own.")
    @APIResponse(
            responseCode = "200",
            description = "What the app may show",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Grant.ForReader.class)))
    @APIResponse(responseCode = "403", description = "wrong-verifier, right-gone")
    @APIResponse(responseCode = "404", description = "unknown-ticket")
    @APIResponse(responseCode = "410", description = "ticket-used, ticket-expired")
    public Response exchange(@Nullable ExchangeRequest request) {
        if (request == null) {
            throw Problem.badRequest("body-missing", "Send the ticket and its codeVerifier.");
        }
        var ticket = ticket(request.ticket());
        var verifier = new Secret(request.codeVerifier() == null ? "" : request.codeVerifier());
        if (!verifier.isVerifier()) {
            throw OpeningProblems.malformed(
                    "codeVerifier", "has 43 to 128 unreserved characters (RFC 7636).");
        }
        return answer(desk.exchange(ticket, verifier));
    }

    @POST
    @Path("/validations")
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(
            summary = "Validate a ticket at the publisher's server",
            description =
                    "For the publisher or the technical distributor of the resource, as the claim"
                            + " `publisher_id` of its client says. Answers who came: a pseudonym that"
                            + " no other publisher gets, their profile, their school, and nothing"
                            + " else. A ticket is validated once.")
    @APIResponse(
            responseCode = "200",
            description = "Who came",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Grant.ForPublisher.class)))
    @APIResponse(responseCode = "403", description = "right-gone")
    @APIResponse(responseCode = "404", description = "unknown-ticket, also another publisher's")
    @APIResponse(responseCode = "410", description = "ticket-used, ticket-expired")
    public Response validate(@Nullable ValidationRequest request) {
        String publisher = caller.claims().get("publisher_id");
        if (publisher == null || publisher.isBlank()) {
            throw Problem.forbidden(
                    "publisher-missing",
                    "Your client has no claim publisher_id: ask the operator to set it.");
        }
        var ticket = ticket(request == null ? null : request.ticket());
        return answer(desk.validate(ticket, publisher));
    }

    private <T extends Grant> Response answer(Decision<T> decision) {
        return switch (decision) {
            case Granted<T>(var grant) ->
                    Response.ok(grant).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
            case Refused<T>(var refusal) ->
                    throw OpeningProblems.of(refusal, headers.getAcceptableLanguages());
        };
    }

    private static Secret ticket(@Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_TICKET) {
            throw OpeningProblems.malformed("ticket", "is the one that was in the address.");
        }
        return new Secret(value);
    }
}
