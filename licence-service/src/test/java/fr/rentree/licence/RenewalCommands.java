package fr.rentree.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Topics;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What rollover-service commands about one school's licences, and the answers to it.
public final class RenewalCommands {

    private final Lycee school;
    private final SchoolYear closing;
    private final UUID campaign = UUID.randomUUID();
    private final UUID task = UUID.randomUUID();
    private int attempt;

    public RenewalCommands(Lycee school, SchoolYear closing) {
        this.school = school;
        this.closing = closing;
    }

    public JsonNode plan() {
        return run("PLAN", null);
    }

    public JsonNode apply(@Nullable String hash) {
        return run("APPLY", hash);
    }

    public JsonNode applyPlan() {
        return apply(plan().path("planHash").asText());
    }

    /// Sends a command and waits for its answer.
    private JsonNode run(String mode, @Nullable String hash) {
        int expected = reports().size() + 1;
        attempt++;
        publish(UUID.randomUUID().toString(), mode, hash);
        Events.await("licence.tasks", school.uai, "task-reported", expected)
                .forEach(json -> Contracts.assertValid("licence/task-reported.v1", json));
        return reports().getLast();
    }

    public void publish(String id, String mode, @Nullable String hash) {
        Topics.publish(
                id,
                "rollover.tasks",
                school.uai,
                "rollover.task-commanded.v1",
                command(mode, hash));
    }

    public String command(String mode, @Nullable String hash) {
        return """
        {"task":"%s","campaign":"%s","phase":"RENEW_LICENCES","uai":"%s","mode":"%s","attempt":%d,
         "schoolYear":"%s","nextSchoolYear":"%s","planHash":%s}
        """
                .formatted(
                        task,
                        campaign,
                        school.uai,
                        mode,
                        Math.max(attempt, 1),
                        closing,
                        closing.next(),
                        hash == null ? "null" : "\"" + hash + "\"");
    }

    public List<JsonNode> reports() {
        return Events.of("licence.tasks", school.uai, "task-reported").stream()
                .map(RenewalCommands::read)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
