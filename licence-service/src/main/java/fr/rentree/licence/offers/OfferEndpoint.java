package fr.rentree.licence.offers;

import fr.rentree.licence.offers.OfferRepository.Wanted;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/catalogue/offers")
@Tag(name = "Catalogue", description = "What can be licensed")
@RunOnVirtualThread
class OfferEndpoint {

    private final OfferRepository offers;
    private final Caller caller;

    OfferEndpoint(OfferRepository offers, Caller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(
            summary = "What sellers ask",
            description =
                    "Articles with their offers, prices in cents, VAT and free licences, by seller"
                            + " and EAN, page by page. A distributor sees its own only.")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<OfferedArticle> list(
            @QueryParam("resource") @Parameter(example = "ark:/99999/manuel-maths-2de")
                    @Nullable String resource,
            @QueryParam("ean") @Parameter(description = "Its own, or that of its paper twin")
                    @Nullable String ean,
            @QueryParam("seller") @Nullable String seller,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var wanted = new Wanted(resource, ean, visible(seller));
        var found = offers.list(wanted, Cursor.decode(cursor), size + 1);
        return Page.of(found, size, OfferRepository::key);
    }

    /// Nobody sees what a competitor asks for.
    private @Nullable String visible(@Nullable String seller) {
        return caller.distributor().orElse(seller);
    }
}
