package fr.rentree.licence.catalogue;

import fr.rentree.licence.catalogue.ResourceView.Members;
import fr.rentree.licence.catalogue.SearchRepository.Publisher;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/catalogue")
@Tag(name = "Catalogue", description = "What can be licensed")
@RunOnVirtualThread
class CatalogueEndpoint {

    /// What somebody looks for, as the address says it.
    static class Search {
        @QueryParam("q")
        @Parameter(
                description =
                        "Words of title, publisher, id or EAN; accents and case do not matter",
                example = "mathematiques 2de")
        @Nullable String words;

        @QueryParam("publisher")
        @Parameter(description = "SIREN_ISNI", example = "123456789_0000000000000000")
        @Nullable String publisher;

        @QueryParam("distributor")
        @Parameter(description = "SIREN_ISNI of who sells it")
        @Nullable String distributor;

        @QueryParam("ean")
        @Parameter(
                description = "Of the resource, of an article that sells it, or of its paper twin",
                example = "9782000000013")
        @Nullable String ean;

        @QueryParam("kind")
        @Nullable ResourceKind kind;

        @QueryParam("family")
        @Parameter(description = "Id of the family resource whose bookshelf it stands on")
        @Nullable String family;

        @QueryParam("work")
        @Nullable String work;

        @QueryParam("level")
        @Parameter(description = "Address of a ScoLOMFR concept, vocabulary 022")
        @Nullable String level;

        @QueryParam("subject")
        @Parameter(description = "Address of a ScoLOMFR concept, vocabulary 015")
        @Nullable String subject;

        @QueryParam("orderable")
        @Nullable Boolean orderable;

        @QueryParam("shown")
        @Nullable Boolean shown;

        ResourceFilter filter() {
            return new ResourceFilter(
                    ResourceFilter.words(words),
                    publisher,
                    distributor,
                    ean,
                    kind,
                    family,
                    work,
                    level,
                    subject,
                    orderable,
                    shown);
        }
    }

    private final ResourceRepository resources;
    private final SearchRepository searches;
    private final CatalogueConfig config;

    CatalogueEndpoint(
            ResourceRepository resources, SearchRepository searches, CatalogueConfig config) {
        this.resources = resources;
        this.searches = searches;
        this.config = config;
    }

    @PUT
    @Path("/resources")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Deliver resources one by one",
            description =
                    "Adds the resources of the list, or changes them; those not in the list stay."
                            + " A list with any fault is refused whole. Sending it twice changes"
                            + " nothing. What is put here is yours: no imported catalogue withdraws"
                            + " it. A whole catalogue is imported instead.")
    @APIResponse(responseCode = "200", description = "How many were added, changed, unchanged")
    @APIResponse(responseCode = "400", description = "Every fault, by entry and field")
    @APIResponse(responseCode = "409", description = "work-in-use: notes are kept by the work")
    public CatalogueChange put(List<ResourceEntry> delivery) {
        CatalogueProblems.check(delivery, config.resourcesPerDelivery(), true);
        return resources.put(delivery, true);
    }

    @PATCH
    @Path("/resources")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Say more of resources that are there",
            description =
                    "What imported catalogues do not tell: work, edition, continuity, address,"
                            + " description, vocabularies, EAN. Each entry has its id and the fields to"
                            + " change; the others stay. All or nothing.")
    @APIResponse(responseCode = "200", description = "How many were changed, unchanged")
    @APIResponse(responseCode = "400", description = "Every fault, by entry and field")
    @APIResponse(responseCode = "409", description = "work-in-use: notes are kept by the work")
    @APIResponse(responseCode = "422", description = "unknown-resource: all of them are named")
    public CatalogueChange patch(List<ResourceEntry> details) {
        CatalogueProblems.check(details, config.resourcesPerDelivery(), false);
        return resources.put(details, false);
    }

    @GET
    @Path("/resources")
    @Authenticated
    @Operation(
            summary = "Find resources",
            description = "By title, page by page. Withdrawn ones are there with orderable=false.")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<Resource> list(
            @BeanParam Search search,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var found = searches.search(search.filter(), Cursor.decode(cursor), size + 1);
        return Page.of(found, size, searches::key);
    }

    @GET
    @Path("/resources/{id: .+}")
    @Authenticated
    @Operation(
            summary = "One resource",
            description = "With its other editions, its bookshelf, and its members if it is one.")
    @APIResponse(responseCode = "200", description = "The resource and what stands around it")
    @APIResponse(responseCode = "404", description = "The catalogue has no such resource")
    public ResourceView one(
            @PathParam("id")
                    @Parameter(
                            description = "Verbatim; percent-encode what is not plain",
                            example = "ark:/99999/manuel-maths-2de")
                    String id) {
        return searches.view(id).orElseThrow(() -> CatalogueProblems.unknown(id));
    }

    @GET
    @Path("/members")
    @Authenticated
    @Operation(summary = "The bookshelf of a family", description = "By title, page by page.")
    @APIResponse(responseCode = "200", description = "How many there are, and a page of them")
    @APIResponse(responseCode = "404", description = "The catalogue has no such resource")
    public Bookshelf members(
            @QueryParam("family") @Parameter(example = "ark:/99999/bibliotheque", required = true)
                    @Nullable String family,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if (family == null) {
            throw Problem.badRequest("family-missing", "Say which: ?family=<id of the family>.");
        }
        int size = PageLimit.of(limit);
        var view = searches.view(family).orElseThrow(() -> CatalogueProblems.unknown(family));
        var search = new Search();
        search.family = family;
        var found = searches.search(search.filter(), Cursor.decode(cursor), size + 1);
        var page = Page.of(found, size, searches::key);
        return new Bookshelf(
                family,
                view.resource().title(),
                searches.members(family),
                page.items(),
                page.cursor());
    }

    @GET
    @Path("/publishers")
    @Authenticated
    @Operation(summary = "Publishers, with how many resources each has")
    @APIResponse(responseCode = "200", description = "One page, by SIREN_ISNI")
    public Page<Publisher> publishers(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        return Page.of(searches.publishers(Cursor.decode(cursor), size + 1), size, Publisher::id);
    }

    /// A family's members, counted whole and shown in part.
    record Bookshelf(
            String family,
            String title,
            Members members,
            List<Resource> items,
            @Nullable String cursor) {}
}
