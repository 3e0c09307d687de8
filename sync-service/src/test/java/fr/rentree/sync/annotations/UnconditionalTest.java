package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.annotations.W3cClient.ANNOTATION;
import static fr.rentree.sync.annotations.W3cClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Writes without a condition: nobody knows whether their program read what they take the place of.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class UnconditionalTest {

    @Test
    void words_of_a_tablet_that_are_overwritten_are_kept_as_a_version() {
        var client = W3cClient.onNotebookOf(1);
        String id = newNote();
        long ahead = System.currentTimeMillis() + 30_000;
        client.tablet().push(client.tablet().put(id, 0, ahead, note(id, "of the tablet")));
        String path = client.container() + id.replace("urn:uuid:", "");
        var answer = client.put(path, ANNOTATION);
        assertThat(json(answer.body()).get("body").get("value").asText()).isEqualTo("from the web");
        assertThat(versions(path)).containsExactly("\"of the tablet\"");
        client.put(path, ANNOTATION.replace("web", "reader"), "If-Match", header(answer, "ETag"));
        assertThat(versions(path)).hasSize(1);
    }

    /// By its token a program is one writer on all its machines, and none of them read the others.
    @Test
    void words_of_the_same_program_on_another_machine_are_kept_as_a_version() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        client.put(path, ANNOTATION.replace("web", "school"));
        client.put(path, ANNOTATION.replace("web", "home"), "If-Match", "*");
        assertThat(versions(path))
                .containsExactlyInAnyOrder("\"from the web\"", "\"from the school\"");
        assertThat(json(client.get(path).body()).get("body").get("value").asText())
                .isEqualTo("from the home");
    }

    @Test
    void what_a_deletion_ended_unread_is_in_the_bin_and_what_was_read_is_not() {
        var client = W3cClient.onNotebookOf(1);
        String unread = client.created(ANNOTATION);
        String read = client.created(ANNOTATION);
        var tag = header(client.put(read, ANNOTATION.replace("web", "school")), "ETag");
        assertThat(client.delete(unread).statusCode()).isEqualTo(204);
        assertThat(client.delete(read, "If-Match", tag).statusCode()).isEqualTo(204);
        assertThat(
                        Database.queryStrings(
                                "select document::text from recycled where owner = ?",
                                client.pupil().person()))
                .containsExactly(id(unread));
    }

    @Test
    void a_program_is_one_device_however_often_it_writes() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        client.put(path, ANNOTATION.replace("web", "school"));
        client.put(path, ANNOTATION.replace("web", "home"));
        assertThat(
                        Database.queryLong(
                                "select count(*) from device where owner = ?",
                                client.pupil().person()))
                .isEqualTo(2);
    }

    private static List<@Nullable String> versions(String path) {
        return Database.queryStrings(
                "select value from text_version where document = ?", UUID.fromString(id(path)));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
