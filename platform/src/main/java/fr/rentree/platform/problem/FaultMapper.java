package fr.rentree.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// A fault that nobody foresaw: logged whole under an id, answered with the id and nothing else.
@Provider
@Priority(Priorities.USER - 1)
class FaultMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class);

    @Override
    public Response toResponse(Exception fault) {
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
