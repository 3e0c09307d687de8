package fr.rentree.sync.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Turns requests away before anything is spent on them, when more are on their way in than may
/// wait: checking a token and looking its person up costs more than an empty pull.
@ApplicationScoped
class ArrivalDesk {

    /// Quarkus checks tokens at 200; what has a greater number comes before.
    private static final int BEFORE_TOKENS = 300;

    private static final Set<String> PULLS = Set.of("/api/v1/sync/changes", "/api/v1/sync/shared");

    private final int waiting;
    private final Semaphore pushes;
    private final Semaphore pulls;
    private final AdmissionProblems problems;

    ArrivalDesk(AdmissionConfig config, AdmissionProblems problems) {
        this.waiting = config.waiting();
        this.pushes = new Semaphore(waiting);
        this.pulls = new Semaphore(waiting);
        this.problems = problems;
    }

    void open(@Observes Filters filters) {
        filters.register(this::greet, BEFORE_TOKENS);
    }

    /// Pushes that have come and not yet reached whoever carries them out.
    int pushesOnTheirWay() {
        return waiting - pushes.availablePermits();
    }

    private void greet(RoutingContext routing) {
        var request = routing.request();
        if (request.method() == HttpMethod.POST && request.path().equals("/api/v1/sync/batch")) {
            letIn(routing, pushes);
        } else if (request.method() == HttpMethod.GET && PULLS.contains(request.path())) {
            letIn(routing, pulls);
        } else {
            routing.next();
        }
    }

    private void letIn(RoutingContext routing, Semaphore onTheWay) {
        if (!onTheWay.tryAcquire()) {
            refuse(routing, problems.busy());
            return;
        }
        var arrived = new AtomicBoolean();
        Runnable arrive =
                () -> {
                    if (arrived.compareAndSet(false, true)) {
                        onTheWay.release();
                    }
                };
        routing.put(DepartureDesk.ARRIVAL, arrive);
        routing.addEndHandler(_ -> arrive.run());
        routing.next();
    }

    private static void refuse(RoutingContext routing, HttpProblem problem) {
        routing.request().resume();
        problem.getHeaders()
                .forEach((name, value) -> routing.response().putHeader(name, value.toString()));
        routing.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(
                        new JsonObject()
                                .put("type", String.valueOf(problem.getType()))
                                .put("title", problem.getTitle())
                                .put("status", problem.getStatusCode())
                                .put("detail", problem.getDetail())
                                .toBuffer());
    }
}
