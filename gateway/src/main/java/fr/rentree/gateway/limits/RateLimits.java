package fr.rentree.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import fr.rentree.gateway.refusals.Refusal;
import fr.rentree.gateway.refusals.Refusal.TooManyRequests;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/// Counts requests in token buckets; nothing of it leaves this process or outlives it.
@ApplicationScoped
public class RateLimits {

    private record Key(Counted whose, String name) {}

    private final LoadingCache<Key, Bucket> buckets;

    RateLimits(LimitsConfig config) {
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(config.remembered())
                        .expireAfterAccess(Duration.ofMinutes(10))
                        .build(key -> bucket(rate(config, key.whose())));
    }

    /// Counts one request, or says how long to wait.
    public Optional<Refusal> objection(Counted whose, String name) {
        var probe = buckets.get(new Key(whose, name)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(
                        new TooManyRequests(
                                whose.inWords(),
                                Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    private static LimitsConfig.Rate rate(LimitsConfig config, Counted whose) {
        return switch (whose) {
            case PERSON -> config.person();
            case CLIENT -> config.client();
            case SCHOOL -> config.school();
            case ADDRESS -> config.address();
        };
    }

    private static Bucket bucket(LimitsConfig.Rate rate) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(rate.burst())
                                .refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
