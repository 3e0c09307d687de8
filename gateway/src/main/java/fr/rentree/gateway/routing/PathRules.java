package fr.rentree.gateway.routing;

import fr.rentree.gateway.refusals.Refusal;
import fr.rentree.gateway.refusals.Refusal.KeycloakAdminClosed;
import fr.rentree.gateway.refusals.Refusal.MalformedPath;
import fr.rentree.gateway.refusals.Refusal.SignoutNeedsPost;
import fr.rentree.gateway.refusals.Refusal.UnknownPath;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Paths that nobody gets to ask for, whoever they are.
@ApplicationScoped
public class PathRules {

    /// A service might read such a path as another one than the gateway did.
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|;|$)|\\\\|%5c|%00");

    private static final Pattern AMBIGUOUS_TO_KEYCLOAK = Pattern.compile("(?i)//|;|%2f|%3b");

    private final boolean keycloakAdminPublic;

    PathRules(@ConfigProperty(name = "rentree.keycloak-admin-public") boolean keycloakAdminPublic) {
        this.keycloakAdminPublic = keycloakAdminPublic;
    }

    /// @param path as sent
    /// @param plainPath with its needless percent signs decoded
    public Optional<Refusal> objection(HttpMethod method, String path, String plainPath) {
        if (AMBIGUOUS.matcher(path).find()) {
            return Optional.of(new MalformedPath());
        }
        if (path.startsWith("/auth/")) {
            return ofKeycloak(path, plainPath);
        }
        if (path.equals("/signin/out") && method != HttpMethod.POST) {
            return Optional.of(new SignoutNeedsPost());
        }
        return RouteTable.isReserved(path) && RouteTable.find(path).isEmpty()
                ? Optional.of(new UnknownPath(path))
                : Optional.empty();
    }

    private Optional<Refusal> ofKeycloak(String path, String plainPath) {
        if (AMBIGUOUS_TO_KEYCLOAK.matcher(path).find()) {
            return Optional.of(new MalformedPath());
        }
        boolean isAdmin =
                plainPath.startsWith("/auth/admin") || plainPath.startsWith("/auth/realms/master");
        return isAdmin && !keycloakAdminPublic
                ? Optional.of(new KeycloakAdminClosed())
                : Optional.empty();
    }
}
