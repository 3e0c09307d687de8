package fr.rentree.gateway.passage;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/// An answer that, when it has to be broken off, closes its connection so that everybody hears.
///
/// Vert.x' own way tells neither the access log nor the graceful shutdown, which then waits for a
/// request that is long gone.
final class AnswerWriter extends AbstractResponseWrapper {

    private final HttpServerRequest request;

    private AnswerWriter(HttpServerRequest request) {
        super(request.response());
        this.request = request;
    }

    /// The same request, but with such an answer.
    static HttpServerRequest answering(HttpServerRequest request) {
        var answer = new AnswerWriter(request);
        return new HttpServerRequestWrapper((HttpServerRequestInternal) request) {
            @Override
            public HttpServerResponse response() {
                return answer;
            }
        };
    }

    @Override
    public boolean reset() {
        return reset(0);
    }

    @Override
    public boolean reset(long code) {
        request.connection().close();
        return true;
    }
}
