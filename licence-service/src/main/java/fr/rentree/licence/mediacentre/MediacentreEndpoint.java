package fr.rentree.licence.mediacentre;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mediacentre")
@Tag(name = "Médiacentre", description = "What one person may open")
@RunOnVirtualThread
class MediacentreEndpoint {

    /// The tiles of one person.
    record Shelf(List<MediacentreItem> items) {}

    private final MediacentreRepository shelves;
    private final MediacentreConfig config;
    private final Caller caller;
    private final Clock clock;

    MediacentreEndpoint(
            MediacentreRepository shelves, MediacentreConfig config, Caller caller, Clock clock) {
        this.shelves = shelves;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "Show what I may open",
            description =
                    "Manuals and family resources of the person who signed in, at one school or at"
                            + " all of theirs. An expired one stays on the shelf, marked, without"
                            + " an address; familyHeld=false says that its bookshelf is missing.")
    @APIResponse(responseCode = "200", description = "The shelf; empty when there is nothing")
    @APIResponse(responseCode = "404", description = "Not a school of yours")
    public Shelf show(@QueryParam("school") @Nullable Uai school) {
        var person = caller.demandPerson();
        if (school != null && !caller.schools().contains(school)) {
            throw Problem.notFound(
                    "unknown-school", "No school " + school + " is known to you: check its UAI.");
        }
        var today = LocalDate.now(clock);
        var since = today.minus(config.expiredShownFor());
        return new Shelf(shelves.shelf(person, school, today, since));
    }
}
