package fr.rentree.licence.fulfilment;

import fr.rentree.licence.prices.FreeRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is left of an order once some of its lines have fewer seats: free licences that are no
/// longer earned go too.
final class Reduction {

    private final List<StandingLine> lines;
    private final Map<Integer, Integer> wanted;

    /// @param wanted the seats that are to be left, by line; 0 cancels it
    Reduction(List<StandingLine> lines, Map<Integer, Integer> wanted) {
        this.lines = lines.stream().filter(line -> !line.state().isOver()).toList();
        this.wanted = Map.copyOf(wanted);
    }

    /// The first line that cannot be reduced so, and why.
    Optional<LineRefusal> refusal() {
        for (var one : wanted.entrySet()) {
            var line = lines.stream().filter(l -> l.line() == one.getKey()).findFirst();
            if (line.isEmpty()) {
                return Optional.of(new LineRefusal.IsOver(one.getKey()));
            }
            Integer seats = line.get().seats();
            if (seats != null && one.getValue() > seats) {
                return Optional.of(new LineRefusal.NotAReduction(one.getKey(), seats));
            }
            if (line.get().isFree() && one.getValue() > 0) {
                return Optional.of(new LineRefusal.IsFree(one.getKey()));
            }
        }
        return Optional.empty();
    }

    /// The seats that are left of each line that changes.
    Map<Integer, Integer> left() {
        var left = new LinkedHashMap<Integer, Integer>();
        for (StandingLine line : lines) {
            Integer asked = wanted.get(line.line());
            Integer seats =
                    asked == null
                            ? line.earnedBy().map(rule -> earned(line, rule)).orElse(null)
                            : asked;
            if (seats != null && !seats.equals(line.seats())) {
                left.put(line.line(), seats);
            }
        }
        return left;
    }

    private int earned(StandingLine free, FreeRule rule) {
        int bought =
                lines.stream()
                        .filter(line -> !line.isFree() && line.offer().equals(free.offer()))
                        .mapToInt(line -> wanted.getOrDefault(line.line(), line.counted()))
                        .sum();
        return Math.min(free.counted(), rule.earned(bought));
    }
}
