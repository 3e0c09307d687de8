package fr.rentree.rollover.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands as promised, answers as promised to us, over Kafka.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TaskContractTest {

    private static final Map<String, String> SERVICES =
            Map.of(
                    "RENEW_LICENCES", "licence",
                    "CARRY_ON_NOTES", "sync",
                    "SUSPEND_FORMER_PUPILS", "identity");

    private static final Map<String, String> COUNTERS =
            Map.of(
                    "RENEW_LICENCES",
                    "{\"subscriptions\":1,\"assignments\":4,\"endedAssignments\":0}",
                    "CARRY_ON_NOTES",
                    "{\"carriedOn\":4,\"frozen\":0}",
                    "SUSPEND_FORMER_PUPILS",
                    "{\"pupils\":1}");

    @Inject TaskTick tick;
    @Inject TaskDesk desk;
    @Inject ObjectMapper json;

    @Test
    void the_examples_of_what_we_publish_keep_their_own_promise() {
        Contracts.example("rollover/import-window.v1");
        Contracts.example("rollover/carry-over-deadline.v1");
        Contracts.example("rollover/task-commanded.v1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"identity", "licence", "sync"})
    void an_answer_of_each_owner_is_understood(String service) {
        var event =
                new ReceivedEvent(
                        UUID.randomUUID(),
                        service + ".tasks",
                        "0000001B",
                        service + ".task-reported.v1",
                        Instant.EPOCH,
                        Contracts.example(service + "/task-reported.v1"));

        assertThat(event.as(TaskReported.class).answer().attempt()).isPositive();
    }

    @Test
    void commands_and_answers_travel_over_kafka_and_each_counts_once() {
        var territory = Territory.withSchools(1);
        territory.pupils(territory.school(), 5);
        var campaign = Rehearsal.begin(territory, tick);
        campaign.ask();
        campaign.tick();
        await().until(() -> commands(campaign).size() == 3);

        commands(campaign).forEach(this::answerTwice);
        await().until(() -> campaign.count(TaskState.PLANNED) == 3);
        campaign.tick();
        campaign.approve(campaign.planHash()).statusCode(202);
        campaign.tick();
        answer(campaign, "RENEW_LICENCES");
        await().until(() -> campaign.count(TaskState.DONE) == 1);
        campaign.tick();
        await().until(() -> commands(campaign).size() == 5);

        assertThat(commands(campaign))
                .allSatisfy(command ->
                        Contracts.assertValid("rollover/task-commanded.v1", command.toString()));
        assertThat(commands(campaign).get(3).path("planHash").asText()).isEqualTo("h1");
        assertThat(commands(campaign).get(4).path("phase").asText()).isEqualTo("CARRY_ON_NOTES");
        assertThat(commands(campaign).get(4).path("planHash").isNull()).isTrue();
    }

    @Test
    void the_moves_of_the_code_are_the_moves_of_the_database() {
        var inCode =
                Arrays.stream(TaskState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(Collectors.toSet());

        assertThat(Database.queryStrings("select from_state || ' ' || to_state from task_move"))
                .containsExactlyInAnyOrderElementsOf(inCode);
    }

    private void answer(Rehearsal campaign, String phase) {
        await().until(() -> commands(campaign).size() == 4);
        var command = commands(campaign).getLast();
        assertThat(command.path("phase").asText()).isEqualTo(phase);
        answerTwice(command);
    }

    private void answerTwice(JsonNode command) {
        String phase = command.path("phase").asText();
        String service = SERVICES.getOrDefault(phase, "");
        String answer =
                """
                {"task":"%s","campaign":"%s","phase":"%s","uai":"%s","mode":"%s","attempt":%d,
                 "outcome":"%s","planHash":"h1","counters":%s,"examples":[],"message":null}
                """
                        .formatted(
                                command.path("task").asText(),
                                command.path("campaign").asText(),
                                phase,
                                command.path("uai").asText(),
                                command.path("mode").asText(),
                                command.path("attempt").asInt(),
                                command.path("mode").asText().equals("PLAN") ? "PLANNED" : "DONE",
                                COUNTERS.getOrDefault(phase, "{}"));
        Contracts.assertValid(service + "/task-reported.v1", answer);
        String key = command.path("uai").asText();
        String id = Topics.publish(service + ".tasks", key, service + ".task-reported.v1", answer);
        Topics.publish(id, service + ".tasks", key, service + ".task-reported.v1", answer);
    }

    private List<JsonNode> commands(Rehearsal campaign) {
        return Topics.read("rollover.tasks").stream()
                .map(message -> parse(String.valueOf(message.json())))
                .filter(command -> command.path("campaign").asText().equals(campaign.id()))
                .toList();
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
