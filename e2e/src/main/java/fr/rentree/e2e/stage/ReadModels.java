package fr.rentree.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.UnexpectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether every copy that a service keeps equals what the owner holds.
public record ReadModels(Actor operator) {
    public static final List<String> SERVICES =
            List.of("identity", "licence", "distribution", "sync", "rollover");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /// What all the copies were found equal to.
    public record Agreement(int copies, long rows) {}

    public Agreement await() {
        var differences = new ArrayList<String>();
        try {
            return Patience.of(LIMIT)
                    .await("every read model to equal its owner", () -> agreement(differences));
        } catch (UnexpectedException e) {
            throw new UnexpectedException(e.getMessage() + " Copy != owner: " + differences);
        }
    }

    private Optional<Agreement> agreement(List<String> differences) {
        Map<String, JsonNode> owned = new HashMap<>();
        var copies = new ArrayList<JsonNode>();
        for (var service : SERVICES) {
            for (var model :
                    operator.get("/api/v1/" + service + "/operations/read-models")
                            .expect(200)
                            .json()) {
                if (model.path("name").asText().startsWith(service + ".")) {
                    owned.put(model.path("name").asText(), model);
                } else {
                    copies.add(model);
                }
            }
        }
        differences.clear();
        copies.stream()
                .filter(copy -> !copy.equals(owned.get(copy.path("name").asText())))
                .forEach(copy ->
                        differences.add(copy + " != " + owned.get(copy.path("name").asText())));
        var rows = copies.stream().mapToLong(copy -> copy.path("rows").asLong()).sum();
        return differences.isEmpty()
                ? Optional.of(new Agreement(copies.size(), rows))
                : Optional.empty();
    }
}
