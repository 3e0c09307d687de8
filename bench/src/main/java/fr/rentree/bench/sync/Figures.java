package fr.rentree.bench.sync;

import java.util.List;
import java.util.Locale;

/// Measured values: their middle, their spread, their tail.
record Figures(List<Double> sorted) {

    Figures {
        sorted = sorted.stream().sorted().toList();
    }

    double median() {
        return percentile(50);
    }

    double percentile(double percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.clamp(rank, 0, sorted.size() - 1));
    }

    double greatest() {
        return sorted.isEmpty() ? Double.NaN : sorted.getLast();
    }

    /// `median (least … greatest)`.
    String withSpread(String format) {
        return String.format(Locale.ROOT, format, median())
                + " ("
                + String.format(Locale.ROOT, format, sorted.getFirst())
                + " … "
                + String.format(Locale.ROOT, format, sorted.getLast())
                + ")";
    }
}
