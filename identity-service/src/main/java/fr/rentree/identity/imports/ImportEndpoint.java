package fr.rentree.identity.imports;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Roster deliveries, for ENT portals and operators.
@Path("/api/v1/imports")
@RunOnVirtualThread
@Tag(name = "imports", description = "Roster deliveries: sent, planned, approved, applied")
class ImportEndpoint {

    private final ImportDesk desk;
    private final ImportRepository imports;

    ImportEndpoint(ImportDesk desk, ImportRepository imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.ENT_PORTAL, Roles.OPERATOR})
    @Operation(
            summary = "Send a delivery",
            description =
                    "A GAR-ENT second-degree full export: part archive, a tar.gz named like"
                            + " ENTFICTIF1_GAR-ENT_Complet_20261122_031500_2D.tar.gz, and part digest,"
                            + " its .md5 file. Poll the import until it is PLANNED, WAITING or REFUSED."
                            + " The same file sent again while it is under way is answered alike.")
    @APIResponse(responseCode = "202", description = "Stored; the checks go on")
    @APIResponse(responseCode = "403", description = "The delivery is another ENT's")
    @APIResponse(responseCode = "413", description = "The archive is too large")
    @APIResponse(responseCode = "422", description = "The name or the digest is wrong")
    public Response receive(
            @RestForm("archive") @Nullable FileUpload archive,
            @RestForm("digest") @Nullable FileUpload digest)
            throws IOException {
        if (archive == null || digest == null) {
            throw Problem.badRequest(
                    "part-missing",
                    "Send two files as multipart/form-data: archive (.tar.gz) and digest (.md5).");
        }
        var received =
                desk.receive(archive.fileName(), archive.uploadedFile(), digest.uploadedFile());
        return accepted(received);
    }

    @GET
    @RolesAllowed({Roles.ENT_PORTAL, Roles.OPERATOR})
    @Operation(summary = "Imports", description = "Newest first, without their schools.")
    @APIResponse(responseCode = "200", description = "A page of imports")
    public Page<RosterImport> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        String before = Cursor.decode(cursor);
        var found = imports.list(desk.ownEnt(), before.isEmpty() ? null : cursor(before), size + 1);
        return Page.of(found, size, one -> one.id().toString());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ENT_PORTAL, Roles.OPERATOR})
    @Operation(
            summary = "One import",
            description =
                    "Its state, its counts (read = applied + unchanged + held + rejected) and its"
                            + " plan school by school: leavers counts all who leave, heldLeavers"
                            + " those of them who stay until the removals are approved.")
    @APIResponse(responseCode = "200", description = "The import")
    @APIResponse(responseCode = "404", description = "No import of yours has this id")
    public RosterImport one(@PathParam("id") String id) {
        return desk.find(parse(id));
    }

    @GET
    @Path("/{id}/rejections")
    @RolesAllowed({Roles.ENT_PORTAL, Roles.OPERATOR})
    @Operation(
            summary = "Faulty records",
            description = "Each with its file, line, key, code, words and remedy.")
    @APIResponse(responseCode = "200", description = "A page of faulty records")
    @APIResponse(responseCode = "404", description = "No import of yours has this id")
    public Page<Rejection> rejections(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var found = desk.find(parse(id));
        int size = PageLimit.of(limit);
        var rejections = imports.rejections(found.id(), after(cursor), size + 1);
        return Page.of(rejections, size, rejection -> Long.toString(rejection.id()));
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed({Roles.ENT_PORTAL, Roles.OPERATOR})
    @Idempotent
    @Operation(
            summary = "Approve a plan",
            description =
                    "The plan whose hash you read, and no other. With removals true, what is held"
                            + " goes too. Poll the import until it is APPLIED.")
    @APIResponse(responseCode = "202", description = "Approved; it is being applied")
    @APIResponse(responseCode = "404", description = "No import of yours has this id")
    @APIResponse(responseCode = "409", description = "Another plan, or a closed window")
    public Response approve(@PathParam("id") String id, @Nullable Approval approval) {
        String planHash = approval == null ? null : approval.planHash();
        if (approval == null || planHash == null) {
            throw Problem.badRequest(
                    "planhash-missing", "planHash must be given: it is in the import you read.");
        }
        return accepted(desk.approve(parse(id), planHash, approval.liftsRemovals()));
    }

    private static Response accepted(RosterImport one) {
        return Response.accepted(one).location(URI.create("/api/v1/imports/" + one.id())).build();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw ImportProblems.of(new ImportRefusal.UnknownImport());
        }
    }

    private static UUID cursor(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Cursor.unknown();
        }
    }

    private static long after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? 0 : Long.parseLong(key);
        } catch (NumberFormatException _) {
            throw Cursor.unknown();
        }
    }
}
