package fr.rentree.e2e.stage;

import fr.rentree.e2e.client.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The import windows of the year's schools.
public record Windows(Year year) {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// Waits until each of our schools is in a state; answers how many they are.
    public int await(String state) {
        var ours = year.lycees().stream().map(Lycee::uai).collect(Collectors.toSet());
        return Patience.of(LIMIT)
                .await(
                        "the windows of " + ours + " to be " + state,
                        () -> {
                            var there = in(state);
                            return there.containsAll(ours)
                                    ? Optional.of(ours.size())
                                    : Optional.empty();
                        });
    }

    private Set<String> in(String state) {
        return year.operator().all("/api/v1/windows?limit=500&territory=" + Year.TERRITORY).stream()
                .filter(window -> window.path("state").asText().equals(state))
                .map(window -> window.path("uai").asText())
                .collect(Collectors.toSet());
    }
}
