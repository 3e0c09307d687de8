package fr.rentree.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A fault that nobody foresaw: logged whole under an id, answered with the id and nothing else. A
/// database that is away is foreseen: it comes back, and so shall the caller. A caller who hung up
/// before the end of a long answer is no fault at all, and hears no answer.
class FaultMapper {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class);
    private static final int SOONEST_SECONDS = 1;
    private static final int LATEST_SECONDS = 8;

    @ServerExceptionMapper(priority = 1)
    Response fault(Exception fault, HttpServerResponse answer) {
        if (fault instanceof IOException && answer.closed()) {
            LOG.infof("reader left before the end of the answer: %s", fault.getMessage());
            return Response.serverError().build();
        }
        return Outage.isBehind(fault) ? away(fault) : unforeseen(fault);
    }

    /// Spread, so that those who wait do not all come back at once.
    private static Response away(Exception fault) {
        LOG.warnf("database away, request refused reason=%s", Outage.reason(fault));
        int seconds = ThreadLocalRandom.current().nextInt(SOONEST_SECONDS, LATEST_SECONDS + 1);
        HttpProblem problem =
                Problem.unavailable(
                        "database-unavailable",
                        "Our database does not answer for the moment. Send the same request again"
                                + " after Retry-After; with the same Idempotency-Key (or the same"
                                + " operation ids) it has one effect.");
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static Response unforeseen(Exception fault) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(fault, "fault id=%s", id);
        HttpProblem problem =
                Problem.of(
                        500,
                        "internal-fault",
                        "Something failed on our side and was logged as "
                                + id
                                + ". Try again; if it stays, tell support this id.",
                        Map.of("fault", id));
        return problem.toResponse();
    }
}
