package fr.rentree.bench.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same work done by ours and by the peers, in turn, some rounds; more is better.
public final class Contest {

    /// One round of one store.
    public interface Round {
        double perSecond() throws Exception;
    }

    /// How often everybody takes a turn, and how long a stretch of warming up is.
    public record Pace(int rounds, Duration warmUp) {}

    /// Stretches after which whoever still gets faster is taken as they are.
    private static final int MOST_STRETCHES = 6;

    /// Who gains no more than a twentieth in a stretch is warm.
    private static final double GAIN = 1.05;

    private record Target(String ours, String peer, double atLeast) {}

    private final String title;
    private final String unit;
    private final Map<String, Round> entrants = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();

    public Contest(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    public Contest entrant(String name, Round round) {
        entrants.put(name, round);
        return this;
    }

    /// What the ratio of ours to a peer is to be; without one it is only printed.
    public Contest target(String ours, String peer, double atLeast) {
        targets.add(new Target(ours, peer, atLeast));
        return this;
    }

    /// Everybody is warm before it counts: servers on a JVM get faster for minutes.
    public void run(Pace pace, Page page) throws Exception {
        page.title(title);
        for (Round entrant : entrants.values()) {
            warmUp(entrant, pace.warmUp());
        }
        var results = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round < pace.rounds(); round++) {
            for (var entrant : entrants.entrySet()) {
                double result = entrant.getValue().perSecond();
                results.computeIfAbsent(entrant.getKey(), _ -> new ArrayList<>()).add(result);
            }
        }
        results.forEach((name, all) ->
                page.line("%-24s %s %s", name, new Figures(all).withSpread("%,.0f"), unit));
        for (Target target : targets) {
            if (results.containsKey(target.ours()) && results.containsKey(target.peer())) {
                print(page, target, results.get(target.ours()), results.get(target.peer()));
            }
        }
    }

    private static void warmUp(Round entrant, Duration stretch) throws Exception {
        double before = 0;
        double now = median(entrant, stretch);
        for (int i = 1; i < MOST_STRETCHES && now > before * GAIN; i++) {
            before = now;
            now = median(entrant, stretch);
        }
    }

    private static double median(Round entrant, Duration stretch) throws Exception {
        var rounds = new ArrayList<Double>();
        long end = System.nanoTime() + stretch.toNanos();
        do {
            rounds.add(entrant.perSecond());
        } while (System.nanoTime() < end);
        return new Figures(rounds).median();
    }

    /// The ratio of each round, so that what slowed both down at once does not count.
    private static void print(Page page, Target target, List<Double> ours, List<Double> peers) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / peers.get(i));
        }
        var figures = new Figures(ratios);
        String claim =
                target.atLeast() == 0
                        ? ""
                        : "; target at least %.2f: %s"
                                .formatted(
                                        target.atLeast(),
                                        Page.verdict(figures.median() >= target.atLeast()));
        page.line(
                "  %s / %s: %s%s", target.ours(), target.peer(), figures.withSpread("%.2f"), claim);
    }
}
