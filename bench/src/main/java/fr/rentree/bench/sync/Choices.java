package fr.rentree.bench.sync;

import fr.rentree.bench.report.Contest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What was asked for on the command line.
///
/// @param heap megabytes of the service's heap; the usual is that of `./rentree up`
/// @param top notes that the curve goes up to
record Choices(boolean quick, Set<Part> parts, int heap, long top) {

    enum Part {
        PUSH,
        OWNERS,
        SINGLE,
        PULL,
        EMPTY,
        HERD,
        DISK,
        SLOW,
        DURABILITY,
        CURVE
    }

    /// What is done by peers too.
    private static final Set<Part> COMPARED =
            EnumSet.of(Part.PUSH, Part.OWNERS, Part.SINGLE, Part.PULL, Part.DURABILITY);

    private static final int USUAL_HEAP = 192;
    private static final String USAGE =
            "./rentree bench sync [--quick] [--only=push,owners,single,pull,empty,herd,disk,slow,"
                    + "durability,curve] [--heap=192] [--top=1000000]";

    static Choices from(String... words) {
        var choices = new Choices(false, EnumSet.allOf(Part.class), USUAL_HEAP, 0);
        for (String word : words) {
            choices = choices.with(word);
        }
        long usualTop = choices.quick ? 10_000 : 1_000_000;
        long top = choices.top == 0 ? usualTop : choices.top;
        return new Choices(choices.quick, choices.parts, choices.heap, top);
    }

    private Choices with(String word) {
        if (word.equals("--quick")) {
            return new Choices(true, parts, heap, top);
        }
        String value = word.substring(word.indexOf('=') + 1);
        return switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
            case "--only" -> new Choices(quick, parts(value), heap, top);
            case "--heap" -> new Choices(quick, parts, Integer.parseInt(value), top);
            case "--top" -> new Choices(quick, parts, heap, Long.parseLong(value));
            default -> throw new IllegalArgumentException("not understood: " + word + "\n" + USAGE);
        };
    }

    private static Set<Part> parts(String names) {
        var parts = EnumSet.noneOf(Part.class);
        Arrays.stream(names.split(","))
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .forEach(parts::add);
        return parts;
    }

    boolean wants(Part part) {
        return parts.contains(part);
    }

    boolean wantsPeers() {
        return parts.stream().anyMatch(COMPARED::contains);
    }

    Contest.Pace pace() {
        return new Contest.Pace(quick ? 3 : 5, Duration.ofSeconds(quick ? 1 : 10));
    }
}
