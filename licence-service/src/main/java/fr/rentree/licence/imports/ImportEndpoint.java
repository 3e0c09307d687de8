package fr.rentree.licence.imports;

import fr.rentree.licence.imports.ImportRepository.Warning;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Catalogue files, for operators.
@Path("/api/v1/catalogue/imports")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Tag(name = "Catalogue imports", description = "Whole files: sent, planned, approved, applied")
class ImportEndpoint {

    private static final String PATH = "/api/v1/catalogue/imports/";
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,45}");

    /// Says yes to one plan, and whether withdrawing so much is meant.
    record Approval(
            @Schema(examples = "9e107d9d372bb6826bd81d3542a419d6") @Nullable String planHash,
            @Schema(description = "needed when more is withdrawn than usual", examples = "false")
                    @Nullable Boolean withdrawals) {

        boolean meansWithdrawals() {
            return Boolean.TRUE.equals(withdrawals);
        }
    }

    private final ImportDesk desk;
    private final ImportRepository imports;
    private final Caller caller;

    ImportEndpoint(ImportDesk desk, ImportRepository imports, Caller caller) {
        this.desk = desk;
        this.imports = imports;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send a file and see what it would change",
            description =
                    "RESSOURCES_DIFFUSABLES: the GAR's catalogue, XML or JSON. ARTICLE_NUMERIQUE: a"
                            + " bookseller's digital articles, JSON. ONIX: a message of release 3,"
                            + " reference or short tags. May be gzipped. Nothing is changed before"
                            + " the plan is approved; a file that changes nothing is APPLIED at"
                            + " once. Nothing is ever deleted: what a whole catalogue lists no"
                            + " longer can no longer be ordered. The same file sent again while it"
                            + " is under way is the same import.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = CatalogueImport.class)))
    @APIResponse(responseCode = "413", description = "The file is too large")
    @APIResponse(
            responseCode = "422",
            description = "catalogue-refused: every broken rule, by entry, line, field and value")
    public Response receive(
            @QueryParam("format")
                    @DefaultValue("RESSOURCES_DIFFUSABLES")
                    @Parameter(schema = @Schema(implementation = ImportFormat.class))
                    String format,
            @QueryParam("source")
                    @DefaultValue("gar")
                    @Parameter(
                            description =
                                    "Whose catalogue it is: for offers the seller's SIREN_ISNI",
                            example = "234567890_0000000000000000")
                    String source,
            InputStream body) {
        if (!SOURCE.matcher(source).matches()) {
            throw ImportProblems.badSource(source);
        }
        var received = desk.receive(source, parsedFormat(format), body, caller);
        return Response.created(URI.create(PATH + received.id())).entity(received).build();
    }

    @GET
    @Operation(summary = "Imports, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<CatalogueImport> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        String before = Cursor.decode(cursor);
        var found = imports.list(before.isEmpty() ? null : parsed(before), size + 1);
        return Page.of(found, size, one -> one.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One import: its plan, and where it stands")
    @APIResponse(responseCode = "200", description = "The import")
    @APIResponse(responseCode = "404", description = "No import has this id")
    public CatalogueImport one(@PathParam("id") UUID id) {
        return imports.find(id).orElseThrow(ImportProblems::unknownImport);
    }

    @GET
    @Path("/{id}/changes")
    @Operation(summary = "What it would change, or has changed, one by one")
    @APIResponse(responseCode = "200", description = "One page, by id or EAN")
    @APIResponse(responseCode = "404", description = "No import has this id")
    public Page<Change> changes(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var found = imports.changes(one(id).id(), Cursor.decode(cursor), size + 1);
        return Page.of(found, size, Change::key);
    }

    @GET
    @Path("/{id}/warnings")
    @Operation(
            summary = "What is odd about the file",
            description =
                    "Odd ids, missing families, articles without a resource: kept all the same.")
    @APIResponse(responseCode = "200", description = "One page, as they stand in the file")
    @APIResponse(responseCode = "404", description = "No import has this id")
    public Page<Warning> warnings(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var found = imports.warnings(one(id).id(), after(cursor), size + 1);
        return Page.of(found, size, warning -> Long.toString(warning.number()));
    }

    @POST
    @Path("/{id}/approval")
    @Operation(
            summary = "Approve a plan",
            description =
                    "The plan whose hash you read, and no other; asked again, it counts once. Poll"
                            + " the import until it is APPLIED, or PLANNED again with a reason.")
    @APIResponse(
            responseCode = "202",
            description = "Being applied",
            content = @Content(schema = @Schema(implementation = CatalogueImport.class)))
    @APIResponse(responseCode = "404", description = "No import has this id")
    @APIResponse(
            responseCode = "409",
            description = "stale-plan, import-superseded, withdrawals-not-confirmed")
    public Response approve(@PathParam("id") UUID id, @Nullable Approval approval) {
        String planHash = approval == null ? null : approval.planHash();
        if (approval == null || planHash == null) {
            throw Problem.badRequest(
                    "planhash-missing", "planHash must be given: it is in the import you read.");
        }
        var approved = desk.approve(id, planHash, approval.meansWithdrawals(), caller);
        return Response.accepted(approved).location(URI.create(PATH + id)).build();
    }

    private static ImportFormat parsedFormat(String format) {
        return Arrays.stream(ImportFormat.values())
                .filter(known -> known.name().equals(format))
                .findFirst()
                .orElseThrow(() -> ImportProblems.badFormat(format));
    }

    private static UUID parsed(String key) {
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
