package fr.rentree.licence.prices;

import java.util.Comparator;
import java.util.List;

/// "For N bought, M free": a publisher's gift to teachers whose pupils' seats were bought
/// (formats.md 9.1, `leps`).
///
/// With several steps the highest one that was reached counts; a single step counts each time it is
/// reached.
public record FreeRule(List<Step> steps) {

    public static final FreeRule NONE = new FreeRule(List.of());

    public record Step(int bought, int free) {

        public Step {
            if (bought < 1 || free < 1) {
                throw new IllegalArgumentException(free + " free for " + bought + " bought");
            }
        }
    }

    public FreeRule {
        steps = List.copyOf(steps);
    }

    /// @param bought counted over the whole order
    public int earned(int bought) {
        if (steps.size() == 1) {
            var only = steps.getFirst();
            return Math.multiplyExact(only.free(), bought / only.bought());
        }
        return steps.stream()
                .filter(step -> step.bought() <= bought)
                .max(Comparator.comparingInt(Step::bought))
                .map(Step::free)
                .orElse(0);
    }
}
