package fr.rentree.licence.openings;

import fr.rentree.licence.openings.Decision.Granted;
import fr.rentree.licence.openings.Decision.Refused;
import fr.rentree.licence.openings.Opening.Wanted;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mediacentre/openings")
@Tag(name = "Médiacentre", description = "What one person may open")
@RunOnVirtualThread
class OpeningEndpoint {

    static final int LONGEST_ID = 1024;
    static final int LONGEST_GRAIN = 200;

    /// What to open, and for whom the ticket shall be.
    ///
    /// @param codeChallenge S256 of a secret of the reader app that will come with the ticket;
    ///   without it the ticket is for the publisher's server
    /// @param grain a place inside the resource, as its publisher names it
    @Schema(
            examples =
                    """
                    {"school":"0000001B","resource":"ark:/99999/manuel-maths-2de",
                     "codeChallenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}
                    """)
    record OpeningRequest(
            @Nullable Uai school,
            @Nullable String resource,
            @Nullable String codeChallenge,
            @Nullable String grain) {}

    private final OpeningDesk desk;
    private final Caller caller;
    private final HttpHeaders headers;

    OpeningEndpoint(OpeningDesk desk, Caller caller, HttpHeaders headers) {
        this.desk = desk;
        this.caller = caller;
        this.headers = headers;
    }

    @POST
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "Open a resource in one click",
            description =
                    "Gives a ticket for what you hold today, and the address to go to with it. It"
                            + " is good for a minute (`rentree.licence.openings.ticket-lifetime`) and"
                            + " once. It takes no Idempotency-Key: the answer would have to be kept,"
                            + " and with it the ticket; asked again, it gives another ticket.")
    @APIResponse(
            responseCode = "201",
            description = "The ticket, shown this once",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Opening.class)))
    @APIResponse(
            responseCode = "403",
            description = "resource-not-held, right-ended, right-not-begun")
    @APIResponse(responseCode = "404", description = "unknown-school")
    public Response open(@Nullable OpeningRequest request) {
        return switch (desk.open(read(request))) {
            case Granted<Opening>(var opening) ->
                    Response.status(Response.Status.CREATED)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .entity(opening)
                            .build();
            case Refused<Opening>(var refusal) ->
                    throw OpeningProblems.of(refusal, headers.getAcceptableLanguages());
        };
    }

    private Wanted read(@Nullable OpeningRequest request) {
        if (request == null) {
            throw Problem.badRequest("body-missing", "Say what to open at which school.");
        }
        var school = request.school();
        if (school == null) {
            throw Problem.badRequest("school-missing", "Name the `school` by its UAI.");
        }
        caller.demandPlace(school);
        String challenge = request.codeChallenge();
        if (challenge != null && !Secret.isChallenge(challenge)) {
            throw OpeningProblems.malformed(
                    "codeChallenge", "is BASE64URL(SHA256(verifier)), 43 characters (RFC 7636).");
        }
        return new Wanted(
                school,
                caller.demandPerson(),
                text("resource", request.resource(), LONGEST_ID),
                Optional.ofNullable(challenge),
                Optional.ofNullable(request.grain())
                        .map(grain -> text("grain", grain, LONGEST_GRAIN)));
    }

    private static String text(String field, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)) {
            throw OpeningProblems.malformed(
                    field,
                    "has 1 to %d characters, none of them a control character.".formatted(longest));
        }
        return text;
    }
}
