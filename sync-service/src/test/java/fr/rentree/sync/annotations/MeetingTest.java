package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.annotations.W3cClient.ANNOTATION;
import static fr.rentree.sync.annotations.W3cClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// W3C clients and devices at the same annotation at the same moment: I3 and I4.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class MeetingTest {

    /// As many as one person may.
    private static final int AT_ONCE = 4;

    @Test
    void of_many_that_replace_the_same_state_one_does() throws Exception {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        String tag = header(client.get(path), "ETag");
        var statuses =
                together(
                        IntStream.range(0, 12)
                                .<Callable<Integer>>mapToObj(i ->
                                        () ->
                                                client.put(
                                                                path,
                                                                ANNOTATION.replace("web", "w" + i),
                                                                "If-Match",
                                                                tag)
                                                        .statusCode())
                                .toList());
        assertThat(statuses).containsOnlyOnce(200).contains(412);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(11);
    }

    @Test
    void no_words_of_a_device_are_lost_to_unconditional_puts() throws Exception {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        String id = "urn:uuid:" + path.substring(path.lastIndexOf('/') + 1);
        var writes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) {
            String text = "t" + i;
            var tablet = client.pupil().device();
            writes.add(() -> tablet.push(tablet.put(id, 1, note(id, text))).size());
            writes.add(() -> client.put(path, ANNOTATION.replace("web", "w")).statusCode());
        }
        assertThat(together(writes)).containsOnly(1, 200);

        var kept =
                new ArrayList<>(
                        Database.queryStrings(
                                "select value from text_version where document = ?",
                                UUID.fromString(id.substring(9))));
        kept.add(json(client.get(path).body()).get("body").get("value").toString());
        assertThat(kept).contains("\"t0\"", "\"t1\"", "\"t2\"", "\"t3\"", "\"t4\"", "\"t5\"");
        assertThat(client.pulled(path).get("doc").get("body"))
                .isEqualTo(json(client.get(path).body()).get("body"));
    }

    @Test
    void what_is_deleted_stays_deleted_whoever_writes_meanwhile() throws Exception {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        String id = "urn:uuid:" + path.substring(path.lastIndexOf('/') + 1);
        var writes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            var tablet = client.pupil().device();
            writes.add(() -> tablet.push(tablet.put(id, 1, note(id, "t"))).size());
            writes.add(() -> client.put(path, ANNOTATION).statusCode());
        }
        writes.add(4, () -> client.delete(path).statusCode());
        assertThat(together(writes)).containsOnlyOnce(204).doesNotContain(500);
        assertThat(client.get(path).statusCode()).isEqualTo(410);
        assertThat(client.pulled(path).get("deleted").asBoolean()).isTrue();
    }

    private static List<Integer> together(List<Callable<Integer>> writes) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = new ArrayList<Integer>();
            for (Future<Integer> answer : threads.invokeAll(writes)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
