package fr.rentree.gateway.passage;

import fr.rentree.gateway.limits.Counted;
import fr.rentree.gateway.limits.RateLimits;
import fr.rentree.gateway.refusals.ProblemWriter;
import fr.rentree.gateway.refusals.Refusal;
import fr.rentree.gateway.refusals.Refusal.BodyTooLarge;
import fr.rentree.gateway.refusals.Refusal.HttpTooOld;
import fr.rentree.gateway.routing.PathRules;
import fr.rentree.gateway.routing.Route;
import fr.rentree.gateway.routing.RouteTable;
import fr.rentree.gateway.signin.TokenReader;
import fr.rentree.gateway.signin.Verdict.Admitted;
import fr.rentree.gateway.signin.Verdict.Refused;
import fr.rentree.gateway.signin.Visitor;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/// Where every request arrives: it is named, checked, counted, and carried to a part or let into
/// the gateway's own pages.
@ApplicationScoped
public class FrontDoor {

    /// Before everything of Quarkus, so that nothing reads the body of a proxied request.
    private static final int ARRIVAL = -3_000;

    private static final int PASSAGE = -2_000;

    private final TokenReader tokens;
    private final RateLimits rates;
    private final PathRules paths;
    private final Carrier carrier;
    private final CrossOrigin crossOrigin;

    FrontDoor(
            TokenReader tokens,
            RateLimits rates,
            PathRules paths,
            Carrier carrier,
            CrossOrigin crossOrigin) {
        this.tokens = tokens;
        this.rates = rates;
        this.paths = paths;
        this.carrier = carrier;
        this.crossOrigin = crossOrigin;
    }

    void open(@Observes Router router) {
        open(router, new PublicDoor(tokens));
    }

    /// Receives what comes to that router, through that door.
    public void open(Router router, Door door) {
        router.route().order(ARRIVAL).handler(routing -> greet(routing, door));
        router.route().order(PASSAGE).handler(this::direct);
    }

    private void greet(RoutingContext routing, Door door) {
        var exchange = new Exchange(routing.request(), door);
        exchange.keepIn(routing);
        routing.response()
                .putHeader(RequestHeaders.REQUEST_ID, exchange.requestId())
                .putHeader("X-Content-Type-Options", "nosniff");
        crossOrigin.welcome(routing.request());
        routing.addEndHandler(new AccessLogWriter(exchange));
        routing.next();
    }

    private void direct(RoutingContext routing) {
        var path = Exchange.of(routing).path();
        paths.objection(routing.request().method(), path, routing.normalizedPath())
                .ifPresentOrElse(
                        refusal -> refuse(routing, refusal),
                        () ->
                                RouteTable.find(path)
                                        .ifPresentOrElse(
                                                route -> receive(routing, route), routing::next));
    }

    private void receive(RoutingContext routing, Route route) {
        routing.request().pause();
        Exchange.of(routing).takes(route);
        if (routing.request().version() == HttpVersion.HTTP_1_0) {
            refuse(routing, new HttpTooOld());
        } else if (crossOrigin.isPreflight(routing.request(), route)) {
            rates.objection(Counted.ADDRESS, address(routing))
                    .ifPresentOrElse(
                            refusal -> refuse(routing, refusal),
                            () -> crossOrigin.answerPreflight(routing.response()));
        } else if (route.isOpen()) {
            letStrangerIn(routing, route);
        } else {
            identify(routing, route);
        }
    }

    private void identify(RoutingContext routing, Route route) {
        Exchange.of(routing)
                .door()
                .identify(routing)
                .onSuccess(verdict -> {
                    switch (verdict) {
                        case Refused _ when route.isLink() -> letStrangerIn(routing, route);
                        case Refused(var refusal) -> turnAway(routing, refusal);
                        case Admitted(var visitor, var sessionToken) ->
                                objectionTo(visitor, routing, route)
                                        .ifPresentOrElse(
                                                refusal -> refuse(routing, refusal),
                                                () -> carry(routing, route, sessionToken));
                    }
                })
                .onFailure(routing::fail);
    }

    private void letStrangerIn(RoutingContext routing, Route route) {
        rates.objection(Counted.ADDRESS, address(routing))
                .or(() -> objectionToBody(routing, route))
                .ifPresentOrElse(
                        refusal -> refuse(routing, refusal),
                        () -> carry(routing, route, Optional.empty()));
    }

    /// Whoever tries token after token is slowed down, by address for want of a better name.
    private void turnAway(RoutingContext routing, Refusal refusal) {
        refuse(routing, rates.objection(Counted.ADDRESS, address(routing)).orElse(refusal));
    }

    private Optional<Refusal> objectionTo(Visitor visitor, RoutingContext routing, Route route) {
        var exchange = Exchange.of(routing);
        exchange.comesFrom(visitor);
        return rates.objection(visitor.countedAs(), visitor.countedBy())
                .or(() -> exchange.school().flatMap(uai -> rates.objection(Counted.SCHOOL, uai)))
                .or(() -> objectionToBody(routing, route));
    }

    private Optional<Refusal> objectionToBody(RoutingContext routing, Route route) {
        long limit = carrier.allowanceFor(route).bodyBytes();
        long announced = ProblemWriter.bodyLength(routing.request());
        return announced > limit && announced != Long.MAX_VALUE
                ? Optional.of(new BodyTooLarge(limit))
                : Optional.empty();
    }

    private void carry(RoutingContext routing, Route route, Optional<String> sessionToken) {
        carrier.carry(Exchange.of(routing), route, sessionToken);
    }

    private static void refuse(RoutingContext routing, Refusal refusal) {
        ContainerHeaders.of(routing.request()).forEach(routing.response()::putHeader);
        ProblemWriter.write(routing.vertx(), routing.request(), refusal);
    }

    private static String address(RoutingContext routing) {
        return routing.request().remoteAddress().hostAddress();
    }
}
