package fr.rentree.sync.admission;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
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
        request.getCurrent().addEndHandler(_ -> work.run());
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
