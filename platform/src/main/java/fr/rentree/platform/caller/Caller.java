package fr.rentree.platform.caller;

import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who is calling: a person of the roster, or a machine with a role of its own.
@RequestScoped
public class Caller {

    /// The header by which a client says for whom it keeps what it sends and asks.
    public static final String FOR_PERSON = "For-Person";

    static final String PERSON = "rentree.person";
    static final String CLAIMS = "rentree.claims";

    /// Beside the token's own claims: when the session was opened that the token is of.
    static final String SIGNED_IN_AT = "signed_in_at";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// What to write in a journal: the person's id, or the machine's client id.
    public String name() {
        return person().map(UUID::toString).orElseGet(() -> identity.getPrincipal().getName());
    }

    public Optional<UUID> person() {
        return known().map(KnownPerson::person);
    }

    public List<Place> places() {
        return known().map(KnownPerson::places).orElse(List.of());
    }

    public Set<Uai> schools() {
        return places().stream().map(Place::school).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    public boolean isOperator() {
        return has(Roles.OPERATOR);
    }

    /// The token's own claims: who signed in where, and what says more of a machine (`id_ent`,
    /// `distributor_id`, `publisher_id`).
    public Map<String, String> claims() {
        Map<String, String> claims = identity.getAttribute(CLAIMS);
        return claims == null ? Map.of() : claims;
    }

    /// Refuses unless the caller may act at the school.
    ///
    /// A school that is not the caller's answers like one that does not exist; one that is answers
    /// 403 when none of the profiles or permissions is held there. An operator passes.
    public void demand(Uai school, String... profilesOrPermissions) {
        if (isOperator()) {
            return;
        }
        demandPlace(school);
        List<Place> here =
                places().stream().filter(place -> place.school().equals(school)).toList();
        boolean holds =
                Arrays.stream(profilesOrPermissions)
                        .anyMatch(wanted -> here.stream().anyMatch(p -> p.holds(wanted)));
        if (!holds) {
            throw Problem.forbidden(
                    "missing-permission",
                    "This needs one of %s at %s: ask the head of the school to delegate it."
                            .formatted(String.join(", ", profilesOrPermissions), school));
        }
    }

    /// Refuses unless the school is one of the caller's: another answers like one that does not
    /// exist.
    public void demandPlace(Uai school) {
        if (!schools().contains(school)) {
            throw Problem.notFound(
                    "unknown-school", "No school " + school + " is known to you: check its UAI.");
        }
    }

    /// The commercial distributor that is calling, if it is one; an empty name, under which nobody
    /// has anything, for one whose client does not say which.
    public Optional<String> distributor() {
        return has(Roles.DISTRIBUTOR)
                ? Optional.of(claims().getOrDefault("distributor_id", ""))
                : Optional.empty();
    }

    /// The person calling; a machine is refused.
    public UUID demandPerson() {
        return person().orElseThrow(() ->
                Problem.forbidden(
                        "not-a-person", "This is for people of a school: sign in through an ENT."));
    }

    boolean isSuspended() {
        return known().filter(person -> !person.active()).isPresent();
    }

    boolean isOfEndedSession() {
        return known().filter(person -> person.hasEnded(signedInAt())).isPresent();
    }

    private Instant signedInAt() {
        return Instant.ofEpochSecond(Long.parseLong(claims().get(SIGNED_IN_AT)));
    }

    private Optional<KnownPerson> known() {
        return Optional.ofNullable(identity.<KnownPerson>getAttribute(PERSON));
    }
}
