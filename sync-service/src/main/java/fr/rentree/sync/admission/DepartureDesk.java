package fr.rentree.sync.admission;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/// Knows when an answer has left whole, or its reader has: whatever a request held ends then.
@ApplicationScoped
public class DepartureDesk {

    private final CurrentVertxRequest request;

    DepartureDesk(CurrentVertxRequest request) {
        this.request = request;
    }

    public void atEnd(Runnable work) {
        request.getCurrent().addEndHandler(_ -> work.run());
    }

    /// A header of the answer, whichever it will be.
    public void announce(String header, String value) {
        request.getCurrent().response().putHeader(header, value);
    }
}
