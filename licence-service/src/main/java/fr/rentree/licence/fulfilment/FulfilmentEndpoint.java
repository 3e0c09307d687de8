package fr.rentree.licence.fulfilment;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/orders")
@Tag(name = "Orders", description = "What a school's manager or its bookseller buys")
@RunOnVirtualThread
class FulfilmentEndpoint {

    /// What is to be left of a line.
    @Schema(examples = "{\"seats\":25}")
    record Left(@Nullable Integer seats) {}

    /// Lines that are no longer what they were, and how the order stands.
    record Reduced(UUID order, OrderState state, Map<Integer, Integer> seats) {}

    private final LineRepository lines;
    private final LineDesk desk;
    private final StateDesk states;
    private final Caller caller;

    FulfilmentEndpoint(LineRepository lines, LineDesk desk, StateDesk states, Caller caller) {
        this.lines = lines;
        this.desk = desk;
        this.states = states;
        this.caller = caller;
    }

    @PUT
    @Path("/{order}/lines/{line}")
    @Idempotent
    @RolesAllowed({DISTRIBUTOR, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Leave fewer seats of a line",
            description =
                    "0 cancels the line. Free licences that are no longer earned go with it. Refused"
                            + " whole while people hold the seats that would go: the refusal names"
                            + " them, to those who may see people.")
    @APIResponse(responseCode = "200", description = "The seats that are left, by line")
    @APIResponse(responseCode = "409", description = "seats-assigned, with who would lose access")
    @APIResponse(responseCode = "422", description = "not-a-reduction, free-line")
    public Response leave(@PathParam("order") UUID order, @PathParam("line") int line, Left left) {
        if (left == null || left.seats() == null || left.seats() < 0) {
            throw Problem.badRequest("seats-missing", "Say how many `seats` are left, 0 or more.");
        }
        return Response.ok(reduce(order, Map.of(line, left.seats()))).build();
    }

    @POST
    @Path("/{order}/cancellations")
    @Idempotent
    @RolesAllowed({DISTRIBUTOR, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Cancel an order",
            description = "All of its lines that still stand, or none while people hold seats.")
    @APIResponse(responseCode = "200", description = "The order is cancelled")
    @APIResponse(responseCode = "409", description = "seats-assigned, with who would lose access")
    public Response cancel(@PathParam("order") UUID order) {
        return Response.ok(reduce(order, null)).build();
    }

    @POST
    @Path("/states")
    @Consumes({"text/plain", "text/csv"})
    @RolesAllowed({DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "Report how far orders have come",
            description =
                    "A bookseller's state file: 23 columns separated by |, lines ended by CR, UTF-8;"
                            + " état in the 22nd, the order line's id in the 23rd. Of several lines"
                            + " about one order line the last stands. A file with bad lines is"
                            + " refused whole and names all of them. Repeating it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What changed, which cancellations wait, what was unknown",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StateReport.class)))
    @APIResponse(responseCode = "422", description = "state-file-refused, with badLines")
    public StateReport report(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/plain",
                                            examples =
                                                    @ExampleObject(
                                                            name = "One line delivered",
                                                            value = EXAMPLE)))
                    InputStream file) {
        return states.report(file, account(), caller.name());
    }

    /// @param wanted seats left by line; null cancels every line
    private Reduced reduce(UUID order, @Nullable Map<Integer, Integer> wanted) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> {
                    var standing = lines.lock(List.of(order), account());
                    demand(order, standing);
                    desk.reduce(standing, wanted == null ? all(standing) : wanted, caller.name())
                            .ifPresent(refusal -> {
                                throw LineProblems.of(refusal, !caller.has(DISTRIBUTOR));
                            });
                    return reduced(order, lines.lock(List.of(order), account()));
                });
    }

    private void demand(UUID order, List<StandingLine> standing) {
        if (standing.isEmpty()) {
            throw LineProblems.unknown(order);
        }
        if (!caller.has(DISTRIBUTOR)) {
            caller.demand(standing.getFirst().school(), RESOURCE_MANAGER, HEAD);
        }
    }

    private static Map<Integer, Integer> all(List<StandingLine> standing) {
        return standing.stream()
                .filter(line -> !line.state().isOver())
                .collect(Collectors.toMap(StandingLine::line, _ -> 0));
    }

    private static Reduced reduced(UUID order, List<StandingLine> now) {
        return new Reduced(
                order,
                OrderState.of(now.stream().map(StandingLine::state).toList()),
                now.stream()
                        .filter(line -> line.seats() != null)
                        .collect(Collectors.toMap(StandingLine::line, StandingLine::counted)));
    }

    private @Nullable String account() {
        return caller.distributor().orElse(null);
    }

    private static final String EXAMPLE =
            "Manuel|Editeur|Distributeur|Numerique|9782000000012|30|12,50|12,00|0,50|13,26|0|0000001B"
                    + "|LYCEE FICTIF|1 rue|Non|numerique|uuid|2026-06-01|2026-06-20|REF|BL1|70|1001";
}
