package fr.rentree.gateway.passage;

import fr.rentree.gateway.limits.Allowance;
import fr.rentree.gateway.limits.LimitsConfig;
import fr.rentree.gateway.routing.Route;
import io.vertx.core.Vertx;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Carries admitted requests to the part they are for.
@ApplicationScoped
class Carrier {

    private static final ProxyOptions NO_WEB_SOCKETS =
            new ProxyOptions().setSupportWebSocket(false);

    private final Vertx vertx;
    private final PartClient client;
    private final RequestHeaders headers;
    private final LimitsConfig limits;

    Carrier(Vertx vertx, PartClient client, RequestHeaders headers, LimitsConfig limits) {
        this.vertx = vertx;
        this.client = client;
        this.headers = headers;
        this.limits = limits;
    }

    Allowance allowanceFor(Route route) {
        return route.weight().under(limits);
    }

    void carry(Exchange exchange, Route route, Optional<String> sessionToken) {
        var passage = new Passage(vertx, exchange, allowanceFor(route), route.part());
        HttpProxy.reverseProxy(NO_WEB_SOCKETS, client.of(route))
                .origin(_ -> client.connect(route).onSuccess(passage::sentAs))
                .addInterceptor(new HeaderFilter(headers, exchange, sessionToken))
                .addInterceptor(passage)
                .handle(AnswerWriter.answering(exchange.request(), passage::readOnForNobody));
    }
}
