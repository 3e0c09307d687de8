package fr.rentree.licence.orders;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.licence.orders.OrderOutcome.Accepted;
import fr.rentree.licence.orders.OrderOutcome.Known;
import fr.rentree.licence.orders.OrderOutcome.Refused;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/orders")
@Tag(name = "Orders", description = "What a school's manager or its bookseller buys")
@RunOnVirtualThread
class OrderEndpoint {

    private static final int LONGEST_REFERENCE = 255;

    private final OrderDesk desk;
    private final OrderConfig config;
    private final Caller caller;
    private final Clock clock;

    OrderEndpoint(OrderDesk desk, OrderConfig config, Caller caller, Clock clock) {
        this.desk = desk;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed({DISTRIBUTOR, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Order",
            description =
                    "Every line becomes a subscription with its seats, visible at once. The"
                            + " reference is yours: the same order sent again under it, by anybody"
                            + " and at any time, has one effect and the same answer.")
    @APIResponse(responseCode = "201", description = "The order stands")
    @APIResponse(responseCode = "200", description = "It stood already")
    @APIResponse(responseCode = "409", description = "The reference stands for another order")
    @APIResponse(responseCode = "422", description = "Every reason, by line")
    public Response place(OrderRequest request) {
        var order = read(request);
        return switch (desk.place(order, buyer(order.school()))) {
            case Accepted(var placed) ->
                    Response.created(URI.create("/api/v1/orders?school=" + placed.school()))
                            .entity(placed)
                            .build();
            case Known(var placed) -> Response.ok(placed).build();
            case Refused(var refusals) -> throw OrderProblems.of(refusals);
        };
    }

    @GET
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "List orders",
            description =
                    "Of one school; a distributor sees its own only, of one school or of all.")
    @APIResponse(responseCode = "200", description = "One page, oldest first")
    public Page<PlacedOrder> list(
            @QueryParam("school") @Nullable Uai school,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        boolean distributor = caller.has(DISTRIBUTOR);
        if (!distributor && school == null && !caller.isOperator()) {
            throw Problem.badRequest("school-missing", "Name the school: ?school=<its UAI>.");
        }
        if (!distributor && school != null) {
            caller.demand(school, ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD);
        }
        var filter =
                new OrderRepository.Filter(
                        school == null ? null : school.value(),
                        distributor ? distributorId() : null,
                        after(cursor));
        return Page.of(desk.list(filter, size + 1), size, order -> order.order().toString());
    }

    private Order read(@Nullable OrderRequest request) {
        if (request == null || request.school() == null) {
            throw Problem.badRequest("school-missing", "Say for which `school` the order is.");
        }
        var lines = request.lines() == null ? List.<OrderLine>of() : request.lines();
        var refusals = new ArrayList<OrderRefusal>();
        if (!isReference(request.reference())) {
            refusals.add(new OrderRefusal.NoReference());
        }
        if (lines.isEmpty() || lines.contains(null)) {
            refusals.add(new OrderRefusal.NoLines());
        } else if (lines.size() > config.lines()) {
            refusals.add(new OrderRefusal.TooManyLines(lines.size(), config.lines()));
        } else {
            refusals.addAll(refusals(lines, LocalDate.now(clock)));
        }
        if (!refusals.isEmpty() || request.reference() == null) {
            throw OrderProblems.of(refusals);
        }
        var terms = lines.stream().map(OrderLine::terms).toList();
        return new Order(request.reference(), request.school(), terms);
    }

    private static boolean isReference(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST_REFERENCE
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static List<OrderRefusal> refusals(List<OrderLine> lines, LocalDate today) {
        var refusals = new ArrayList<OrderRefusal>();
        for (int i = 0; i < lines.size(); i++) {
            refusals.addAll(lines.get(i).refusals(i + 1, today));
        }
        return refusals;
    }

    private Buyer buyer(Uai school) {
        if (caller.has(DISTRIBUTOR)) {
            return new Buyer(distributorId(), caller.name());
        }
        caller.demand(school, RESOURCE_MANAGER, HEAD);
        return new Buyer(caller.isOperator() ? Buyer.OPERATOR : Buyer.SCHOOL, caller.name());
    }

    private String distributorId() {
        String id = caller.claims().get("distributor_id");
        if (id == null) {
            throw Problem.forbidden(
                    "distributor-unknown", "Your client has no distributor_id: ask the operator.");
        }
        return id;
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key.isEmpty() ? null : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
    }
}
