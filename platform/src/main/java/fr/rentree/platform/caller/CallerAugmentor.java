package fr.rentree.platform.caller;

import fr.rentree.platform.caller.CallerMemory.SignIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Turns a token into a caller: looks the person up in the roster, unless that was done a moment
/// ago, and adds what they are there.
@ApplicationScoped
class CallerAugmentor implements SecurityIdentityAugmentor {

    private static final Set<String> OWN_CLAIMS =
            Set.of("id_ent", "distributor_id", "publisher_id", "azp");

    private final Instance<CallerDirectory> directory;
    private final CallerMemory memory;

    CallerAugmentor(Instance<CallerDirectory> directory, CallerMemory memory) {
        this.directory = directory;
        this.memory = memory;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var signIn = signIn(token);
        var known = signIn.flatMap(memory::recall);
        return signIn.isEmpty() || known.isPresent()
                ? Uni.createFrom().item(caller(identity, token, known))
                : context.runBlocking(() -> caller(identity, token, find(signIn.get())));
    }

    private Optional<SignIn> signIn(JsonWebToken token) {
        String accessPoint = token.getClaim("access_point");
        String subject = token.getClaim("access_point_subject");
        return accessPoint == null || subject == null || directory.isUnsatisfied()
                ? Optional.empty()
                : Optional.of(new SignIn(accessPoint, subject));
    }

    private static SecurityIdentity caller(
            SecurityIdentity identity, JsonWebToken token, Optional<KnownPerson> known) {
        var builder = QuarkusSecurityIdentity.builder(identity);
        builder.addAttribute(Caller.CLAIMS, ownClaims(token));
        known.ifPresent(person -> {
            builder.addAttribute(Caller.PERSON, person);
            builder.addRoles(roles(person));
        });
        return builder.build();
    }

    private Optional<KnownPerson> find(SignIn signIn) {
        var found = directory.get().needsTransaction() ? lookUp(signIn) : ask(signIn);
        found.ifPresent(person -> memory.remember(signIn, person));
        return found;
    }

    private Optional<KnownPerson> lookUp(SignIn signIn) {
        return Tenancy.platformWide(
                () -> QuarkusTransaction.requiringNew().call(() -> ask(signIn)));
    }

    private Optional<KnownPerson> ask(SignIn signIn) {
        return directory.get().find(signIn.accessPoint(), signIn.subject());
    }

    /// Somebody whose access was cut keeps their identity and loses every role.
    private static Set<String> roles(KnownPerson person) {
        var roles = new HashSet<String>();
        if (person.active()) {
            roles.add(Roles.PERSON);
            for (Place place : person.places()) {
                roles.add(place.profile());
                roles.addAll(place.permissions());
            }
        }
        return roles;
    }

    private static Map<String, String> ownClaims(JsonWebToken token) {
        var claims = new HashMap<String, String>();
        for (String name : OWN_CLAIMS) {
            if (token.getClaim(name) instanceof String value) {
                claims.put(name, value);
            }
        }
        return claims;
    }
}
