package fr.rentree.bench.sync;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import fr.rentree.bench.report.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What became of each session of a herd.
record HerdResult(List<Outcome> outcomes) {

    sealed interface Outcome {}

    record Done(double milliseconds) implements Outcome {}

    record Refused(String where, int status, String retryAfter) implements Outcome {}

    record Broken(String how) implements Outcome {}

    String counts() {
        return String.format(
                Locale.ROOT,
                "%,d served, %,d refused, %,d broken",
                of(Done.class).size(),
                of(Refused.class).size(),
                of(Broken.class).size());
    }

    String times() {
        var times = served();
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms",
                times.median(),
                times.percentile(95),
                times.percentile(99),
                times.greatest());
    }

    double p95() {
        return served().percentile(95);
    }

    private Figures served() {
        return new Figures(of(Done.class).stream().map(Done::milliseconds).toList());
    }

    /// How many by status and place.
    Map<String, Long> refusals() {
        return tally(Refused.class, refused -> refused.status() + " at " + refused.where());
    }

    /// How many were told to come back after so many seconds.
    Map<String, Long> retryAfter() {
        return tally(Refused.class, Refused::retryAfter);
    }

    /// Whether nobody was refused, or those who were do not all come back at the same time.
    boolean isSpread() {
        var told = retryAfter();
        return told.isEmpty() || told.size() > 1 && !told.containsKey("none");
    }

    Map<String, Long> faults() {
        return tally(Broken.class, Broken::how);
    }

    private <T extends Outcome> Map<String, Long> tally(Class<T> kind, Function<T, String> key) {
        return of(kind).stream().collect(groupingBy(key, TreeMap::new, counting()));
    }

    private <T extends Outcome> List<T> of(Class<T> kind) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
