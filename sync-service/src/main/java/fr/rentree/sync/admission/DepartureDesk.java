package fr.rentree.sync.admission;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;

/// Knows when an answer has left whole, or its reader has: whatever a request held ends then.
@ApplicationScoped
public class DepartureDesk {

    static final String ARRIVAL = "rentree.arrival";

    private final CurrentVertxRequest request;

    DepartureDesk(CurrentVertxRequest request) {
        this.request = request;
    }

    public void atEnd(Runnable work) {
        var routing = request.getCurrent();
        routing.addEndHandler(_ -> behind(routing.request().connection(), work));
    }

    /// Vert.x calls an answer ended when the last of it was handed over, and all of it may still
    /// wait here for its reader. What is sent behind it has left only when the answer has, or the
    /// reader is gone.
    private static void behind(HttpConnection connection, Runnable work) {
        if (connection instanceof ConnectionBase own) {
            own.flush(own.channelFuture().addListener(_ -> work.run()));
        } else {
            work.run();
        }
    }

    /// The request has reached whoever answers it.
    void arrived() {
        Runnable arrival = request.getCurrent().get(ARRIVAL);
        if (arrival != null) {
            arrival.run();
        }
    }

    /// A header of the answer, whichever it will be.
    public void announce(String header, String value) {
        request.getCurrent().response().putHeader(header, value);
    }
}
