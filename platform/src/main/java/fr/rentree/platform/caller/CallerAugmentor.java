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
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Turns a token into a caller: looks the person up in the roster, unless that was done a moment
/// ago, and adds what they are there.
@ApplicationScoped
class CallerAugmentor implements SecurityIdentityAugmentor {

    private static final String ACCESS_POINT = "access_point";
    private static final String SUBJECT = "access_point_subject";
    private static final Set<String> OWN_CLAIMS =
            Set.of(ACCESS_POINT, SUBJECT, "id_ent", "distributor_id", "publisher_id", "azp");

    private final Instance<CallerDirectory> directory;
    private final CallerMemory memory;
    private final TokenMemory tokens;

    CallerAugmentor(Instance<CallerDirectory> directory, CallerMemory memory, TokenMemory tokens) {
        this.directory = directory;
        this.memory = memory;
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var checked =
                identity.getAttribute(Caller.CLAIMS) == null ? checked(identity, token) : identity;
        var signIn = signIn(checked);
        var known = signIn.flatMap(memory::recall);
        return signIn.isEmpty() || known.isPresent()
                ? Uni.createFrom().item(caller(checked, known))
                : context.runBlocking(() -> caller(checked, find(signIn.get())));
    }

    /// Read once: asking a token for a claim of our own costs as much as a small query.
    private SecurityIdentity checked(SecurityIdentity identity, JsonWebToken token) {
        var claims = new HashMap<String, String>();
        for (String name : token.getClaimNames()) {
            if (OWN_CLAIMS.contains(name) && token.getClaim(name) instanceof String value) {
                claims.put(name, value);
            }
        }
        claims.put(Caller.SIGNED_IN_AT, String.valueOf(signedInAt(token)));
        var expiry = Instant.ofEpochSecond(token.getExpirationTime());
        return tokens.remember(identity, Map.copyOf(claims), expiry);
    }

    /// In seconds. A refreshed token keeps the moment of its sign-in; one that does not say that
    /// moment is as old as itself.
    private static long signedInAt(JsonWebToken token) {
        return token.getClaim(Claims.auth_time.name()) instanceof Number seconds
                ? seconds.longValue()
                : token.getIssuedAtTime();
    }

    private Optional<SignIn> signIn(SecurityIdentity identity) {
        Map<String, String> claims = identity.getAttribute(Caller.CLAIMS);
        String accessPoint = claims.get(ACCESS_POINT);
        String subject = claims.get(SUBJECT);
        return accessPoint == null || subject == null || directory.isUnsatisfied()
                ? Optional.empty()
                : Optional.of(new SignIn(accessPoint, subject));
    }

    private static SecurityIdentity caller(SecurityIdentity checked, Optional<KnownPerson> known) {
        return known.<SecurityIdentity>map(person ->
                        QuarkusSecurityIdentity.builder(checked)
                                .addAttribute(Caller.PERSON, person)
                                .addRoles(roles(person))
                                .build())
                .orElse(checked);
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
}
