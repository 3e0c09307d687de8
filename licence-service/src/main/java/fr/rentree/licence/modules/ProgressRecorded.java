package fr.rentree.licence.modules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What we read of sync.progress-recorded: the whole state of one document about a module, each
/// time. Devices that began apart may have made several of one module.
record ProgressRecorded(
        UUID person,
        String uai,
        String work,
        String module,
        long attempts,
        @Nullable Score best,
        @Nullable Attempt last,
        boolean completed,
        Instant at) {

    static final String TYPE = "sync.progress-recorded.v1";

    /// By the part of the points, and only then by the points.
    private static final Comparator<Score> BEST =
            Comparator.<Score>comparingDouble(s -> s.score().doubleValue() / s.max().doubleValue())
                    .thenComparing(Score::max);

    private static final Comparator<Attempt> LATEST = Comparator.comparing(Attempt::at);

    record Score(BigDecimal score, BigDecimal max) {}

    record Attempt(BigDecimal score, BigDecimal max, Instant at) {}

    /// Which module of whom this is about.
    record Key(UUID person, String uai, String work, String module) {}

    Key key() {
        return new Key(person, uai, work, module);
    }

    /// Two states of one module, told by whatever devices: what was reached never goes down.
    ProgressRecorded and(ProgressRecorded other) {
        return new ProgressRecorded(
                person,
                uai,
                work,
                module,
                Math.max(attempts, other.attempts),
                greater(BEST, best, other.best),
                greater(LATEST, last, other.last),
                completed || other.completed,
                at.isAfter(other.at) ? at : other.at);
    }

    private static <T> @Nullable T greater(
            Comparator<T> order, @Nullable T one, @Nullable T other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .max(order)
                .orElse(null);
    }
}
