package fr.rentree.licence.catalogue;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/catalogue/resources")
@Tag(name = "Catalogue", description = "What can be licensed")
@RunOnVirtualThread
class CatalogueEndpoint {

    private final ResourceRepository resources;
    private final CatalogueConfig config;

    CatalogueEndpoint(ResourceRepository resources, CatalogueConfig config) {
        this.resources = resources;
        this.config = config;
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Deliver resources",
            description =
                    "Adds the resources of the list, or changes them; those not in the list stay."
                            + " A list with any fault is refused whole. Sending it twice changes"
                            + " nothing.")
    @APIResponse(responseCode = "200", description = "How many were added, changed, unchanged")
    @APIResponse(responseCode = "400", description = "Every fault, by entry and field")
    public CatalogueChange put(List<Resource> delivery) {
        CatalogueProblems.check(delivery, config.resourcesPerDelivery());
        return resources.put(delivery.stream().map(Resource::normalised).toList());
    }

    @GET
    @Authenticated
    @Operation(summary = "List resources", description = "By identifier, page by page.")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<Resource> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        return Page.of(resources.listAfter(Cursor.decode(cursor), size + 1), size, Resource::id);
    }
}
