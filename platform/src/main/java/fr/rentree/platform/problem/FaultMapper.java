package fr.rentree.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A fault that nobody foresaw: logged whole under an id, answered with the id and nothing else.
class FaultMapper {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class);

    @ServerExceptionMapper(priority = 1)
    Response fault(Exception fault) {
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
