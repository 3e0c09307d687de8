package fr.rentree.platform.caller;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody in whose access was cut, whatever the endpoint asks for.
@Provider
class SuspendedFilter implements ContainerRequestFilter {

    private final Instance<Caller> caller;

    SuspendedFilter(Instance<Caller> caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.get().isSuspended()) {
            throw ForbiddenMapper.suspended();
        }
    }
}
