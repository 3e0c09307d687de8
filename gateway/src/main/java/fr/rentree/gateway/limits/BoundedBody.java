package fr.rentree.gateway.limits;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A body that is passed on as it comes, and breaks as soon as it is longer than allowed.
///
/// A chunked body does not say how long it will be: it has to be counted on the way.
public final class BoundedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable whenEnded;
    private @Nullable Handler<Throwable> whenBroken;
    private long seen;

    public BoundedBody(ReadStream<Buffer> source, long limit, Runnable whenEnded) {
        this.source = source;
        this.limit = limit;
        this.whenEnded = whenEnded;
    }

    public boolean isTooLarge() {
        return seen > limit;
    }

    @Override
    public BoundedBody handler(@Nullable Handler<Buffer> next) {
        source.handler(buffer -> {
            boolean wasTooLarge = isTooLarge();
            seen += buffer.length();
            if (!isTooLarge() && next != null) {
                next.handle(buffer);
            } else if (isTooLarge() && !wasTooLarge && whenBroken != null) {
                whenBroken.handle(new BodyTooLargeException());
            }
        });
        return this;
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        whenBroken = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody endHandler(@Nullable Handler<Void> handler) {
        if (handler == null) {
            return this;
        }
        source.endHandler(end -> {
            whenEnded.run();
            if (!isTooLarge()) {
                handler.handle(end);
            }
        });
        return this;
    }

    @Override
    public BoundedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
