package fr.rentree.gateway.passage;

import io.vertx.core.Future;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;

/// Changes the headers of one request on its way in and of its answer on its way back.
final class HeaderFilter implements ProxyInterceptor {

    private final RequestHeaders headers;
    private final Exchange exchange;
    private final Optional<String> sessionToken;

    HeaderFilter(RequestHeaders headers, Exchange exchange, Optional<String> sessionToken) {
        this.headers = headers;
        this.exchange = exchange;
        this.sessionToken = sessionToken;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        headers.goingIn(context.request().headers(), exchange, sessionToken);
        return context.sendRequest();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        headers.comingBack(context.response().headers());
        CrossOrigin.comingBack(exchange, context.response().headers());
        return context.sendResponse();
    }
}
