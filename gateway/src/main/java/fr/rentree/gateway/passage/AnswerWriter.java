package fr.rentree.gateway.passage;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import org.jspecify.annotations.Nullable;

/// An answer whose reader may leave before its end.
///
/// What then still comes goes nowhere, and for the one who sends it all goes well: Vert.x would
/// close the part's connection on which, once the part has sent everything, somebody else's request
/// may be under way. And when it has to be broken off, it closes its connection, so that everybody
/// hears: Vert.x' own way tells neither the access log nor the graceful shutdown, which then waits
/// for a request that is long gone.
final class AnswerWriter extends AbstractResponseWrapper {

    private final HttpServerRequest request;
    private final Runnable whenReaderLeft;
    private @Nullable Handler<Void> whenDrained;
    private boolean hasReaderLeft;

    private AnswerWriter(HttpServerRequest request, Runnable whenReaderLeft) {
        super(request.response());
        this.request = request;
        this.whenReaderLeft = whenReaderLeft;
    }

    /// The same request, but with such an answer.
    ///
    /// @param whenReaderLeft told at most once, and only when the answer had begun
    static HttpServerRequest answering(HttpServerRequest request, Runnable whenReaderLeft) {
        var answer = new AnswerWriter(request, whenReaderLeft);
        return new HttpServerRequestWrapper((HttpServerRequestInternal) request) {
            @Override
            public HttpServerResponse response() {
                return answer;
            }
        };
    }

    /// Only who left before the answer began is reported as a fault.
    @Override
    public HttpServerResponse exceptionHandler(Handler<Throwable> whenBroken) {
        super.exceptionHandler(fault -> {
            if (headWritten()) {
                readerLeft();
            } else {
                whenBroken.handle(fault);
            }
        });
        return this;
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> whenWritten) {
        if (hasReaderLeft) {
            whenWritten.handle(Future.succeededFuture());
        } else {
            super.write(data, written -> succeed(written, whenWritten));
        }
    }

    @Override
    public void end(Handler<AsyncResult<Void>> whenEnded) {
        if (hasReaderLeft) {
            whenEnded.handle(Future.succeededFuture());
        } else {
            super.end(ended -> succeed(ended, whenEnded));
        }
    }

    @Override
    public boolean writeQueueFull() {
        return !hasReaderLeft && super.writeQueueFull();
    }

    @Override
    public HttpServerResponse drainHandler(Handler<Void> handler) {
        whenDrained = handler;
        super.drainHandler(handler);
        return this;
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

    private void succeed(AsyncResult<Void> result, Handler<AsyncResult<Void>> handler) {
        if (result.failed()) {
            readerLeft();
        }
        handler.handle(Future.succeededFuture());
    }

    private void readerLeft() {
        if (hasReaderLeft) {
            return;
        }
        hasReaderLeft = true;
        whenReaderLeft.run();
        if (whenDrained != null) {
            whenDrained.handle(null);
        }
    }
}
