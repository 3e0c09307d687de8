package fr.rentree.sync.batches;

import static fr.rentree.sync.TestDevice.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// What the description of the API shows is what the service takes.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class BatchExamplesTest {

    @Test
    void every_example_is_taken() {
        var tablet = Pupil.enrolled().with(Pupil.WORK, -1000, 1000).device();
        assertThat(outcome(tablet.send(BatchExamples.PUT).body(), 0)).isEqualTo("applied");
        assertThat(outcome(tablet.send(BatchExamples.PATCH).body(), 0)).isEqualTo("applied");
        assertThat(outcome(tablet.send(BatchExamples.DELETE).body(), 0)).isEqualTo("applied");
        String others = tablet.send(BatchExamples.OTHER_KINDS).body();
        for (int i = 0; i < 3; i++) {
            assertThat(outcome(others, i)).as(others).isEqualTo("applied");
        }
        assertThat(results(others).get(3))
                .as("a preference that nobody has put yet")
                .isEqualTo(
                        json(BatchExamples.REJECTED
                                        .replace("d001:2", "d001:7")
                                        .replace("0000000000a1:", "0000000000a5:"))
                                .get("results")
                                .get(0));
    }

    private static String outcome(String answer, int operation) {
        return results(answer).get(operation).get("result").asText();
    }

    private static JsonNode results(String answer) {
        return json(answer).get("results");
    }
}
