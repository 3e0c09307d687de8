package fr.rentree.platform.caller;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody act on what is kept for another person: a client may say whose it is, and is refused
/// when somebody else has signed in meanwhile.
@Provider
class OtherPersonFilter implements ContainerRequestFilter {

    private final Instance<Caller> caller;

    OtherPersonFilter(Instance<Caller> caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String meant = request.getHeaderString(Caller.FOR_PERSON);
        if (meant != null && isSomebodyElse(meant)) {
            throw otherPerson();
        }
    }

    private boolean isSomebodyElse(String meant) {
        return caller.get().person().filter(p -> !p.toString().equals(meant)).isPresent();
    }

    private static HttpProblem otherPerson() {
        return Problem.forbidden(
                "other-person",
                "What is kept here is another person's than the one who is signed in: sign in as"
                        + " that person, or remove it from this device first.");
    }
}
