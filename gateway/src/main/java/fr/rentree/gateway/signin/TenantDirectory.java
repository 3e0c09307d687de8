package fr.rentree.gateway.signin;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/// Says for each request whether a program's token or the console's session counts.
///
/// Left to itself, Quarkus would let a session cookie or the end of a path decide.
@ApplicationScoped
public class TenantDirectory implements TenantResolver {

    static final String PROGRAMS = OidcUtils.DEFAULT_TENANT_ID;
    static final String CONSOLE = "console";
    private static final String CHOICE = TenantDirectory.class.getName();

    static void choose(RoutingContext routing, String tenant) {
        routing.put(CHOICE, tenant);
        routing.put(OidcUtils.TENANT_ID_ATTRIBUTE, tenant);
    }

    @Override
    public String resolve(RoutingContext routing) {
        String path = routing.normalizedPath();
        if (path.equals("/signin") || path.startsWith("/signin/")) {
            return CONSOLE;
        }
        return Objects.requireNonNullElse(routing.get(CHOICE), PROGRAMS);
    }
}
