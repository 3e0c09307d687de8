package fr.rentree.platform.caller;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody in by a session that was opened before the person's sessions were ended, however
/// fresh its token: whoever found a lost tablet has that session. Whoever signs in anew comes in.
@Provider
class EndedSessionFilter implements ContainerRequestFilter {

    private final Instance<Caller> caller;

    EndedSessionFilter(Instance<Caller> caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.get().isOfEndedSession()) {
            request.abortWith(UnauthorizedMapper.sessionEnded());
        }
    }
}
