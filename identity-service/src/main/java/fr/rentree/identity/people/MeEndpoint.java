package fr.rentree.identity.people;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who the platform thinks you are.
@Path("/api/v1/me")
@RunOnVirtualThread
@Tag(name = "me", description = "Who you are, and what you are where")
class MeEndpoint {

    private final PersonRepository people;
    private final Caller caller;

    MeEndpoint(PersonRepository people, Caller caller) {
        this.people = people;
        this.caller = caller;
    }

    /// The person signed in.
    record Me(
            UUID person,
            @Schema(examples = "Prenom-Eleve-01 NOM-ELEVE-01") String name,
            String accessPoint,
            List<PersonPlace> places) {}

    @GET
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "Who you are",
            description = "Your schools, your profile and your permissions at each.")
    @APIResponse(responseCode = "200", description = "You")
    @APIResponse(responseCode = "403", description = "No roster knows you, or your access ended")
    public Me me() {
        return people.find(caller.demandPerson())
                .map(p ->
                        new Me(
                                p.person(),
                                p.givenName() + " " + p.familyName(),
                                p.accessPoint(),
                                p.places()))
                .orElseThrow(
                        () -> Problem.notFound("unknown-person", "The roster no longer has you."));
    }
}
