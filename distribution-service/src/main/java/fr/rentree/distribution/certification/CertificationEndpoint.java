package fr.rentree.distribution.certification;

import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Certified lists of a school.
@Path("/api/v1/certified-lists")
@RunOnVirtualThread
@Tag(name = "Certified lists")
class CertificationEndpoint {

    private final CertificationDesk lists;
    private final Caller caller;

    CertificationEndpoint(CertificationDesk lists, Caller caller) {
        this.lists = lists;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.OPERATOR})
    @Operation(
            summary = "Certify the cessions of a period",
            description =
                    "Takes every cession of these days that no list holds yet. The list gets the"
                            + " school's next number and is never changed again; cessions recorded"
                            + " later go to the next list.")
    @APIResponse(
            responseCode = "201",
            description = "Certified; the PDF stands at `document`",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CertifiedListView.class)))
    @APIResponse(responseCode = "409", description = "nothing-to-certify")
    @APIResponse(responseCode = "422", description = "period-backwards")
    public Response certify(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "September",
                                                            value = EXAMPLE)))
                    CertificationRequest request) {
        var school = Schools.demandDesk(caller, request.school());
        var list = lists.certify(school, request.demandFrom(), request.demandTo(), caller.name());
        return Response.created(URI.create("/api/v1/certified-lists/" + list.id()))
                .entity(list)
                .build();
    }

    @GET
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "Certified lists of a school, the newest first")
    public Page<CertifiedListView> list(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable String school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var here = Schools.demandStaff(caller, school);
        int size = PageLimit.of(limit);
        return Page.of(
                lists.page(here, before(cursor), size),
                size,
                list -> String.valueOf(list.number()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "One certified list")
    public CertifiedListView get(@PathParam("id") String id) {
        var list =
                lists.find(Schools.id(id, "unknown-certified-list"))
                        .orElseThrow(() -> CertificationProblems.unknown(id));
        Schools.demandStaff(caller, list.school());
        return list;
    }

    @GET
    @Path("{id}/document")
    @Produces("application/pdf")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(
            summary = "The list to sign and send",
            description =
                    "PDF/UA-1 and PDF/A-2a, always the same bytes: their SHA-256 is the list's"
                            + " `sha256` and the ETag.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public Response document(@PathParam("id") String id) {
        var list = get(id);
        return Response.ok(lists.document(list.id()))
                .tag(list.sha256())
                .header(
                        "Content-Disposition",
                        "inline; filename=\"liste-certifiee-%s-%d.pdf\""
                                .formatted(list.school(), list.number()))
                .build();
    }

    private static int before(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }

    private static final String EXAMPLE =
            """
            {"school":"0000001B","from":"2026-09-01","to":"2026-09-30"}
            """;
}
