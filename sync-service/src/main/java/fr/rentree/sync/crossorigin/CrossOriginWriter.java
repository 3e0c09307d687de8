package fr.rentree.sync.crossorigin;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers preflights of browsers, and lets pages of allowed origins read every answer of the W3C
/// face, refusals too.
@Provider
@PreMatching
class CrossOriginWriter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ALLOW = "Access-Control-Allow-";

    private final Instance<CrossOriginConfig> config;

    CrossOriginWriter(Instance<CrossOriginConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isPreflight =
                request.getMethod().equals("OPTIONS")
                        && request.getHeaderString("Access-Control-Request-Method") != null;
        if (isPreflight && isOpen(request) && allowed(origin(request)).isPresent()) {
            request.abortWith(
                    Response.ok()
                            .header(ALLOW + "Methods", "GET, HEAD, OPTIONS, POST, PUT, DELETE")
                            .header(
                                    ALLOW + "Headers",
                                    "Authorization, Accept, Content-Type, Prefer, If-Match,"
                                            + " If-None-Match, Slug, Idempotency-Key")
                            .header("Access-Control-Max-Age", config.get().remembered().toSeconds())
                            .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOpen(request)) {
            allowed(origin(request))
                    .ifPresent(origin -> {
                        response.getHeaders().putSingle(ALLOW + "Origin", origin);
                        response.getHeaders()
                                .putSingle(
                                        "Access-Control-Expose-Headers",
                                        "ETag, Allow, Location, Link, Content-Location, Accept-Post,"
                                                + " Vary, Preference-Applied, Retry-After,"
                                                + " WWW-Authenticate");
                    });
        }
    }

    /// What to answer an origin with: itself, or everybody; nothing when it is not allowed.
    private Optional<String> allowed(@Nullable String origin) {
        if (origin == null) {
            return Optional.empty();
        }
        var origins = config.get().origins();
        return origins.contains("*")
                ? Optional.of("*")
                : Optional.of(origin).filter(origins::contains);
    }

    private static @Nullable String origin(ContainerRequestContext request) {
        return request.getHeaderString("Origin");
    }

    private static boolean isOpen(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith("/annotations/");
    }
}
