package fr.rentree.platform.operations;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.inbox.ParkedKey;
import fr.rentree.platform.inbox.ParkedKeyRepository;
import fr.rentree.platform.inbox.ParkedKeys;
import fr.rentree.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What operators ask of every service in the same way.
@Path("/api/v1/{service}/operations")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Operations", description = "For operators: events under way, copies, parked keys.")
class OperationsEndpoint {

    private static final String SERVICE = "licence";

    private final EventFlowRepository flow;
    private final ParkedKeyRepository parked;
    private final ParkedKeys keys;
    private final Instance<ReadModel> models;
    private final String name;

    OperationsEndpoint(
            EventFlowRepository flow,
            ParkedKeyRepository parked,
            ParkedKeys keys,
            @Any Instance<ReadModel> models,
            @ConfigProperty(name = "rentree.service") String name) {
        this.flow = flow;
        this.parked = parked;
        this.keys = keys;
        this.models = models;
        this.name = name;
    }

    @GET
    @Path("events")
    @Operation(summary = "How many events are owed, published, applied, set aside")
    public EventFlow events(@PathParam("service") @Parameter(example = SERVICE) String service) {
        demandOwn(service);
        return flow.flow();
    }

    @GET
    @Path("read-models")
    @Operation(summary = "Fingerprints of what this service owns or copies")
    public List<ReadModelDigest> readModels(
            @PathParam("service") @Parameter(example = SERVICE) String service) {
        demandOwn(service);
        return models.stream()
                .map(ReadModel::digest)
                .sorted(Comparator.comparing(ReadModelDigest::name))
                .toList();
    }

    @GET
    @Path("parked-keys")
    @Operation(summary = "Keys whose events could not be applied, oldest first")
    public List<ParkedKey> parkedKeys(
            @PathParam("service") @Parameter(example = SERVICE) String service) {
        demandOwn(service);
        return parked.list();
    }

    /// What to replay.
    record Replay(
            @Schema(examples = "RosterConsumer") String consumer,
            @Schema(examples = "identity.persons") String topic,
            @Schema(examples = "0000001B") String key) {}

    /// What a replay did.
    record Replayed(@Schema(examples = "3") int events) {}

    @POST
    @Path("parked-keys/replays")
    @Operation(
            summary = "Apply what waits under a key, in order",
            description = "Mend the cause first: a replay that fails leaves the rest parked.")
    public Replayed replay(
            @PathParam("service") @Parameter(example = SERVICE) String service, Replay replay) {
        demandOwn(service);
        return new Replayed(keys.replay(replay.consumer(), replay.topic(), replay.key()));
    }

    private void demandOwn(String service) {
        if (!service.equals(name)) {
            throw Problem.notFound("unknown-service", "This is " + name + ", not " + service + ".");
        }
    }
}
