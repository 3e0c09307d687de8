package fr.rentree.licence.mediacentre;

import fr.rentree.licence.mediacentre.FavouriteRepository.Wish;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mediacentre/favourites")
@Tag(name = "Médiacentre", description = "What one person may open")
@RunOnVirtualThread
class FavouriteEndpoint {

    private final FavouriteRepository favourites;
    private final MediacentreConfig config;
    private final Caller caller;
    private final Clock clock;

    FavouriteEndpoint(
            FavouriteRepository favourites, MediacentreConfig config, Caller caller, Clock clock) {
        this.favourites = favourites;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "List my favourites",
            description = "Those whose resource is away too, with open=false.")
    @APIResponse(responseCode = "200", description = "One page, by school and resource")
    public Page<Favourite> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var rows =
                favourites.list(
                        caller.demandPerson(),
                        LocalDate.now(clock),
                        Cursor.decode(cursor),
                        size + 1);
        return Page.of(rows, size, Favourite::key);
    }

    @PUT
    @Path("/{school}/{resource: .+}")
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "Make it a favourite",
            description = "It stays one while its resource is away. Repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "It is one")
    @APIResponse(responseCode = "404", description = "unknown-school, unknown-resource")
    @APIResponse(responseCode = "409", description = "too-many-favourites")
    public void add(
            @PathParam("school") @Parameter(example = "0000001B") Uai school,
            @PathParam("resource") @Parameter(example = "ark:/99999/manuel-maths-2de")
                    String resource) {
        var wish = new Wish(clock.instant(), config.favourites());
        switch (favourites.add(owner(school), school, resource, wish)) {
            case THERE -> {}
            case TOO_MANY -> throw MediacentreProblems.tooManyFavourites(config.favourites());
            case UNKNOWN_RESOURCE -> throw MediacentreProblems.unknownResource(resource);
        }
    }

    @DELETE
    @Path("/{school}/{resource: .+}")
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "No favourite any more",
            description = "At a school that you have left too. Repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "It is none")
    public void remove(
            @PathParam("school") @Parameter(example = "0000001B") Uai school,
            @PathParam("resource") @Parameter(example = "ark:/99999/manuel-maths-2de")
                    String resource) {
        favourites.remove(caller.demandPerson(), school, resource);
    }

    private UUID owner(Uai school) {
        var person = caller.demandPerson();
        caller.demandPlace(school);
        return person;
    }
}
