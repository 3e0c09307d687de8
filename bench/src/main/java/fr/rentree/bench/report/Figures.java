package fr.rentree.bench.report;

import java.util.List;
import java.util.Locale;

/// Measured values: their middle, their spread, their tail.
public record Figures(List<Double> sorted) {

    public Figures {
        sorted = sorted.stream().sorted().toList();
    }

    public double median() {
        return percentile(50);
    }

    public double percentile(double percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.clamp(rank, 0, sorted.size() - 1));
    }

    public double greatest() {
        return sorted.isEmpty() ? Double.NaN : sorted.getLast();
    }

    /// `median (least … greatest)`.
    public String withSpread(String format) {
        return String.format(Locale.ROOT, format, median())
                + " ("
                + String.format(Locale.ROOT, format, sorted.getFirst())
                + " … "
                + String.format(Locale.ROOT, format, sorted.getLast())
                + ")";
    }
}
