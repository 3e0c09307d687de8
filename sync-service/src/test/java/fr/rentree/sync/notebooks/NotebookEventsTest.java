package fr.rentree.sync.notebooks;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class NotebookEventsTest {

    @Test
    void a_change_is_told_in_ids_and_counts_and_never_in_words() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "MARKER-OF-A-NOTE")));
        tablet.push(tablet.delete(id, 1));
        await().until(() -> told(pupil).size() == 2);

        var events = told(pupil);
        assertThat(events)
                .allSatisfy(e -> Contracts.assertValid("sync/notebook-changed.v1", json(e)));
        assertThat(events).noneMatch(e -> json(e).contains("MARKER"));
        assertThat(events)
                .extracting(e -> TestDevice.json(json(e)).get("live").asInt())
                .containsExactly(1, 0);
        assertThat(events)
                .extracting(e -> TestDevice.json(json(e)).get("seq").asInt())
                .containsExactly(1, 2);
        assertThat(events)
                .allMatch(e -> e.key().equals(TestDevice.json(json(e)).get("notebook").asText()));
        assertThat(events.getFirst().type()).isEqualTo("fr.rentree.sync.notebook-changed.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync/notebook-changed.v1",
                "sync/notebook-carried-on.v1",
                "sync/task-reported.v1"
            })
    void each_example_keeps_its_promise(String contract) {
        assertThat(Contracts.example(contract)).isNotBlank();
    }

    @Test
    void notebooks_are_listed_page_by_page() {
        var pupil = Pupil.reading().with("manuel-svt-2de", -30, 30);
        var tablet = pupil.device();
        String one = newNote();
        String two = newNote();
        tablet.push(
                tablet.put(one, 0, note(one, "x")),
                tablet.put(two, 0, note(two, "y")).replace(Pupil.WORK, "manuel-svt-2de"));
        var first = TestDevice.json(tablet.get("/api/v1/notebooks?limit=1").body());
        assertThat(first.get("items")).hasSize(1);
        assertThat(first.get("items").get(0).get("state").asText()).isEqualTo("OPEN");
        assertThat(first.get("items").get(0).get("live").asInt()).isEqualTo(1);
        var second =
                TestDevice.json(
                        tablet.get(
                                        "/api/v1/notebooks?limit=1&cursor="
                                                + first.get("cursor").asText())
                                .body());
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("cursor").isNull()).isTrue();
        assertThat(
                        TestDevice.json(Pupil.reading().device().get("/api/v1/notebooks").body())
                                .get("items"))
                .isEmpty();
    }

    private static List<TopicRecord> told(Pupil pupil) {
        return Topics.read("sync.notebooks").stream()
                .filter(event -> json(event).contains(pupil.person().toString()))
                .toList();
    }

    private static String json(TopicRecord event) {
        return String.valueOf(event.json());
    }
}
