package fr.rentree.bench;

import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.client.Settings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes each measure in turns, ours and the peer's, and prints medians and their ratio.
public final class Bench {

    private final PrintStream screen;

    private Bench(PrintStream screen) {
        this.screen = screen;
    }

    public static void main(String... arguments) throws Exception {
        var settings = Settings.from(System.getenv());
        var platform = new Platform(settings, System.err::println);
        var place = new Place(settings);
        var bench = new Bench(System.out);
        bench.machine();
        for (Measure measure :
                List.of(
                        new GatewayMeasure(settings, platform),
                        new OutboxMeasure(place),
                        new ImportMeasure(settings, platform, place))) {
            bench.take(measure);
        }
    }

    private void machine() {
        screen.printf(
                "Rentrée bench: %d processors, Java %s. Shared machines are noisy: read the ratios.%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version());
    }

    private void take(Measure measure) throws Exception {
        screen.printf("%n%s%n", measure.title());
        var ours = new ArrayList<Double>();
        var peers = new ArrayList<Double>();
        for (int round = 1; round <= measure.rounds(); round++) {
            peers.add(measure.peer());
            ours.add(measure.ours());
            screen.printf(
                    Locale.ROOT,
                    "  round %d: ours %,.2f, %s %,.2f %s%n",
                    round,
                    ours.getLast(),
                    measure.peerName(),
                    peers.getLast(),
                    measure.unit());
        }
        screen.printf(
                Locale.ROOT,
                "  median: ours %,.2f, %s %,.2f %s; ratio %.2f%n",
                median(ours),
                measure.peerName(),
                median(peers),
                measure.unit(),
                median(ours) / median(peers));
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
