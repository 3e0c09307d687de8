package fr.rentree.sync.imports;

import fr.rentree.sync.imports.Item.Finding;
import fr.rentree.sync.imports.Item.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One file that a person brings, from its first byte to its report.
record Import(
        UUID id,
        State state,
        String format,
        int leftOut,
        Optional<Decision> decision,
        Instant createdAt) {

    enum State {
        RECEIVING,
        PLANNED,
        APPLYING,
        DONE
    }

    /// So many items with this finding have this outcome, if any yet.
    record Count(Finding finding, Optional<Outcome> outcome, int items) {}

    /// How many of the items satisfy a profile, or were rejected with a problem.
    record Named(@Schema(examples = "w3c") String name, @Schema(examples = "11") int items) {}

    /// @param overQuota notes that do not fit in their notebooks any more
    record Report(List<Count> counts, List<Named> profiles, List<Named> rejections, int overQuota) {

        Report {
            counts = List.copyOf(counts);
            profiles = List.copyOf(profiles);
            rejections = List.copyOf(rejections);
        }

        int read() {
            return counts.stream().mapToInt(Count::items).sum();
        }

        Map<Finding, Integer> findings() {
            var sums = new EnumMap<Finding, Integer>(Finding.class);
            counts.forEach(count -> sums.merge(count.finding(), count.items(), Integer::sum));
            return sums;
        }

        int with(Outcome outcome) {
            return counts.stream()
                    .filter(count -> count.outcome().filter(outcome::equals).isPresent())
                    .mapToInt(Count::items)
                    .sum();
        }

        int remaining() {
            return counts.stream()
                    .filter(count -> count.outcome().isEmpty())
                    .mapToInt(Count::items)
                    .sum();
        }
    }
}
