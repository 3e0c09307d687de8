package fr.rentree.sync.erasure;

import fr.rentree.platform.caller.Caller;
import fr.rentree.sync.devices.DeviceProblems;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// Lets nothing be written by a person for whom an erasure stands, whatever the endpoint. A push
/// asks by itself, in a statement that it makes anyway; to read there is nothing.
@Provider
class ErasureAuthority implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String PUSH = "/sync/batch";

    private final Instance<Caller> caller;
    private final ErasureDesk erasures;

    ErasureAuthority(Instance<Caller> caller, ErasureDesk erasures) {
        this.caller = caller;
        this.erasures = erasures;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())
                || request.getUriInfo().getPath().endsWith(PUSH)) {
            return;
        }
        if (caller.get().person().filter(erasures::stands).isPresent()) {
            throw DeviceProblems.erased();
        }
    }
}
