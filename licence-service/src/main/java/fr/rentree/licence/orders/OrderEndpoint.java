package fr.rentree.licence.orders;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.licence.fulfilment.OrderState;
import fr.rentree.licence.orders.OrderOutcome.Accepted;
import fr.rentree.licence.orders.OrderOutcome.Refused;
import fr.rentree.licence.quotations.LineFault;
import fr.rentree.licence.quotations.LineRule;
import fr.rentree.licence.quotations.Quotation;
import fr.rentree.licence.quotations.QuotationDesk;
import fr.rentree.licence.quotations.QuotationView;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/orders")
@Tag(name = "Orders", description = "What a school's manager or its bookseller buys")
@RunOnVirtualThread
class OrderEndpoint {

    /// Which orders are listed.
    static final class Asked {

        @QueryParam("school")
        @Parameter(example = "0000001B")
        @Nullable Uai school;

        @QueryParam("state")
        @Nullable OrderState state;

        @QueryParam("reference")
        @Parameter(example = "CMD-2026-001")
        @Nullable String reference;

        @QueryParam("since")
        @Parameter(description = "Ordered on that day (UTC) or later", example = "2026-06-01")
        @Nullable LocalDate since;
    }

    private final OrderDesk desk;
    private final OrderBodyReader bodies;
    private final QuotationDesk quotations;
    private final BuyerDirectory buyers;
    private final Caller caller;

    OrderEndpoint(
            OrderDesk desk,
            OrderBodyReader bodies,
            QuotationDesk quotations,
            BuyerDirectory buyers,
            Caller caller) {
        this.desk = desk;
        this.bodies = bodies;
        this.quotations = quotations;
        this.buyers = buyers;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({DISTRIBUTOR, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Order",
            description =
                    "Every line becomes a subscription with its seats, visible at once, and so does"
                            + " every free licence that the lines of an offer earn together. The"
                            + " reference is yours: the same order sent again under it, by anybody"
                            + " and at any time, has one effect and the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "The order stands",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlacedOrder.class)))
    @APIResponse(
            responseCode = "200",
            description = "It stood already",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlacedOrder.class)))
    @APIResponse(responseCode = "409", description = "The reference stands for another order")
    @APIResponse(responseCode = "422", description = "Every reason, by line, field and value")
    public Response place(OrderRequest request) {
        var wanted = bodies.read(request, buyers);
        var buyer = buyers.at(wanted.school());
        boolean known = !desk.known(List.of(wanted), buyer).isEmpty();
        var quotation = known ? quote(wanted) : sound(wanted);
        return switch (desk.place(List.of(quotation), buyer)) {
            case Accepted(var placed) -> answer(placed.getFirst());
            case Refused(var faults) -> throw refused(wanted, faults);
        };
    }

    @POST
    @Path("/quotations")
    @RolesAllowed({DISTRIBUTOR, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Show what an order would amount to",
            description =
                    "Prices, free licences and totals, with the same refusals as the order itself."
                            + " Nothing is ordered or kept.")
    @APIResponse(responseCode = "200", description = "Lines, free ones last, and totals in cents")
    @APIResponse(responseCode = "422", description = "Every reason, by line, field and value")
    public QuotationView quote(OrderRequest request) {
        return QuotationView.of(sound(bodies.read(request, buyers)));
    }

    @GET
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "List orders",
            description =
                    "Of one school; a bookseller sees those it placed and those that went to it, of"
                            + " one school or of all.")
    @APIResponse(responseCode = "200", description = "One page, oldest first")
    public Page<PlacedOrder> list(
            @BeanParam Asked asked,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        demandToSee(asked.school);
        var filter =
                new OrderListRepository.Filter(
                        asked.school == null ? null : asked.school.value(),
                        buyers.account().orElse(null),
                        asked.state,
                        asked.reference,
                        Optional.ofNullable(asked.since)
                                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                                .orElse(null));
        var rows = desk.list(filter, null, after(cursor), size + 1);
        return Page.of(rows, size, order -> order.order().toString());
    }

    @GET
    @Path("/{order}")
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "Show one order with its lines",
            description = "Prices in cents, what stands of each line, and how far it has come.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "Unknown, or not yours")
    public PlacedOrder.Detail show(@PathParam("order") UUID order) {
        var found =
                desk.show(
                                order,
                                OrderListRepository.Filter.ofAccount(buyers.account().orElse(null)))
                        .orElseThrow(() -> OrderProblems.unknown(order));
        demandToSee(found.order().school());
        return found;
    }

    private Quotation quote(WantedOrder wanted) {
        return quotations.quote(List.of(wanted)).getFirst();
    }

    private Quotation sound(WantedOrder wanted) {
        var quotation = quote(wanted);
        if (!quotation.faults().isEmpty()) {
            throw OrderProblems.of(List.of(), quotation.faults());
        }
        return quotation;
    }

    private static RuntimeException refused(WantedOrder wanted, List<LineFault> faults) {
        return faults.getFirst().rule() == LineRule.REFERENCE_USED
                ? OrderProblems.of(new OrderRefusal.ReferenceTaken(wanted.reference()))
                : OrderProblems.of(List.of(), faults);
    }

    private static Response answer(OrderOutcome.Placed placed) {
        var order = placed.order();
        return (placed.isNew()
                        ? Response.created(URI.create("/api/v1/orders/" + order.order()))
                        : Response.ok())
                .entity(order)
                .build();
    }

    private void demandToSee(@Nullable Uai school) {
        if (caller.has(DISTRIBUTOR)) {
            return;
        }
        if (school != null) {
            caller.demand(school, ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD);
        } else if (!caller.isOperator()) {
            throw Problem.badRequest("school-missing", "Name the school: ?school=<its UAI>.");
        }
    }

    private static UUID after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }
}
