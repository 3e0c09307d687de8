package fr.rentree.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;

/// Who called a moment ago, so that the next request of the same person asks the roster nothing.
@ApplicationScoped
class CallerMemory {

    /// How a person signed in; the only key of a sign-in.
    record SignIn(String accessPoint, String subject) {}

    private final Cache<SignIn, KnownPerson> people;

    CallerMemory(CallerConfig config) {
        people =
                Caffeine.newBuilder()
                        .expireAfterWrite(config.rememberedFor())
                        .maximumSize(config.rememberedFor().isZero() ? 0 : config.remembered())
                        .build();
    }

    Optional<KnownPerson> recall(SignIn signIn) {
        return Optional.ofNullable(people.getIfPresent(signIn));
    }

    void remember(SignIn signIn, KnownPerson person) {
        people.put(signIn, person);
    }

    /// What the roster said before the commit must not be remembered after it.
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterChanged change) {
        people.asMap().values().removeIf(known -> change.persons().contains(known.person()));
    }
}
