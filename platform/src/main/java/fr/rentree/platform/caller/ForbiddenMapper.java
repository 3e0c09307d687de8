package fr.rentree.platform.caller;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Says why a caller who is known may not do this.
class ForbiddenMapper {

    private final Instance<Caller> caller;

    ForbiddenMapper(Instance<Caller> caller) {
        this.caller = caller;
    }

    @ServerExceptionMapper(priority = 1)
    Response refused(ForbiddenException refusal) {
        return (caller.get().isSuspended() ? suspended() : missingRole()).toResponse();
    }

    static HttpProblem suspended() {
        return Problem.forbidden(
                "access-suspended",
                "Your access has ended because you left the school's roster: your notes are kept;"
                        + " ask the school if this is wrong.");
    }

    private static HttpProblem missingRole() {
        return Problem.forbidden(
                "missing-role",
                "Your account may not do this: ask the head of the school for the delegation, or"
                        + " sign in with the account that has it.");
    }
}
