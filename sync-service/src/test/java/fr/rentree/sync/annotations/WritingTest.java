package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.annotations.W3cClient.ANNOTATION;
import static fr.rentree.sync.annotations.W3cClient.header;
import static fr.rentree.sync.annotations.W3cClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Creating, replacing and deleting: Web Annotation Protocol, section 5.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class WritingTest {

    @Test
    void a_new_annotation_gets_an_iri_in_the_container_and_reaches_the_devices() {
        var client = W3cClient.onNotebookOf(1);
        var answer = client.post(ANNOTATION, "Slug", "../../my first");
        assertThat(answer.statusCode()).isEqualTo(201);
        String location = header(answer, "Location");
        var created = json(answer.body());
        assertThat(location).contains(client.container()).isEqualTo(created.get("id").asText());
        assertThat(header(answer, "Content-Location")).isEqualTo(location);
        assertThat(created.get("created").asText()).endsWith("Z");
        assertThat(client.get(location).body()).isEqualTo(answer.body());
        assertThat(header(client.get(location), "ETag")).isEqualTo(header(answer, "ETag"));
        assertThat(json(client.get(client.container()).body()).get("total").asInt()).isEqualTo(2);

        var doc = client.pulled(location).get("doc");
        assertThat(doc.get("id").asText())
                .isEqualTo("urn:uuid:" + location.substring(location.lastIndexOf('/') + 1));
        assertThat(doc.get("body").get("value").asText()).isEqualTo("from the web");
        assertThat(doc.has("via")).isFalse();
        assertThat(doc.has("created")).isFalse();
    }

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "id":"http://a.example/1"                                   | "http://a.example/1"
                    "id":"http:\\/\\/a.example\\/1"                             | "http://a.example/1"
                    "id":"http://a.example/1","via":"http://b.example/2"        | ["http://b.example/2","http://a.example/1"]
                    "id":"http://a.example/1","via":["http://a.example/1"]      | ["http://a.example/1"]
                    "via":"http://b.example/2"                                  | "http://b.example/2"
                    """)
    void the_id_that_a_client_gave_is_kept_in_via(String members, String via) {
        var client = W3cClient.onNotebookOf(1);
        var created = json(client.post("{" + members + "," + ANNOTATION.substring(1)).body());
        assertThat(created.get("via").toString()).isEqualTo(via);
        assertThat(created.get("id").asText()).contains(client.container());
    }

    @Test
    void a_canonical_iri_is_maintained_and_set_once_as_via_is() {
        var client = W3cClient.onNotebookOf(1);
        String canonical = "\"urn:uuid:" + UUID.randomUUID() + "\"";
        String own = "{\"id\":\"http://a.example/1\",\"canonical\":" + canonical + ",";
        var made = client.post(own + ANNOTATION.substring(1));
        assertThat(json(made.body()).get("canonical").toString()).isEqualTo(canonical);
        String path = header(made, "Location");

        var without = client.put(path, ANNOTATION);
        assertThat(json(without.body()).get("canonical").toString()).isEqualTo(canonical);
        assertThat(json(without.body()).get("via").asText()).isEqualTo("http://a.example/1");
        assertThat(client.put(path, own + ANNOTATION.substring(1)).statusCode()).isEqualTo(200);
        String other = "{\"canonical\":\"urn:x\"," + ANNOTATION.substring(1);
        assertThat(problem(client.put(path, other))).isEqualTo("409 identity-fixed");
        String elsewhere = "{\"id\":\"http://b.example/2\"," + ANNOTATION.substring(1);
        assertThat(problem(client.put(path, elsewhere))).isEqualTo("409 identity-fixed");
    }

    @Test
    void a_put_replaces_the_whole_state() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created("{\"motivation\":\"highlighting\"," + ANNOTATION.substring(1));
        var read = client.get(path);
        var edited = (ObjectNode) json(read.body());
        edited.put("target", "chapitre-4.xhtml").remove("motivation");
        var answer = client.put(path, edited.toString(), "If-Match", header(read, "ETag"));
        assertThat(answer.statusCode()).isEqualTo(200);
        var state = json(answer.body());
        assertThat(state.get("target").asText()).isEqualTo("chapitre-4.xhtml");
        assertThat(state.has("motivation")).isFalse();
        assertThat(state.get("created")).isEqualTo(edited.get("created"));
        assertThat(state.get("modified").asText()).endsWith("Z");
        assertThat(header(answer, "ETag")).isNotEqualTo(header(read, "ETag"));
        assertThat(client.get(path).body()).isEqualTo(answer.body());

        var doc = client.pulled(path).get("doc");
        assertThat(doc.has("created") || doc.has("modified") || doc.has("via")).isFalse();
    }

    @Test
    void what_was_added_when_it_was_read_is_not_kept_when_it_comes_back() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        client.put(path, client.get(path).body().replace("web", "web again"));
        String first = json(client.get(path).body()).get("modified").asText();
        client.put(path, client.get(path).body().replace("again", "and again"));
        assertThat(json(client.get(path).body()).get("modified").asText()).isGreaterThan(first);
        String own = "{\"modified\":\"2099-01-01T00:00:00Z\"," + ANNOTATION.substring(1);
        assertThat(json(client.put(path, own).body()).get("modified").asText()).startsWith("2099");
    }

    @Test
    void a_write_on_something_older_is_refused_and_an_unconditional_one_is_not() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        String tag = header(client.get(path), "ETag");
        String id = "urn:uuid:" + path.substring(path.lastIndexOf('/') + 1);
        client.tablet().push(client.tablet().put(id, 1, note(id, "from the tablet")));

        for (String stale : new String[] {tag, "\"x\", " + tag, "W/" + tag, "x"}) {
            assertThat(problem(client.put(path, ANNOTATION, "If-Match", stale)))
                    .isEqualTo("412 annotation-changed");
            assertThat(client.delete(path, "If-Match", stale).statusCode()).isEqualTo(412);
        }
        assertThat(client.put(path, ANNOTATION, "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(json(client.get(path).body()).get("body").get("value").asText())
                .isEqualTo("from the tablet");
        assertThat(client.put(path, ANNOTATION, "If-Match", "*").statusCode()).isEqualTo(200);
        assertThat(client.put(path, ANNOTATION).statusCode()).isEqualTo(200);
    }

    @Test
    void a_deletion_is_for_good_and_its_iri_is_not_used_again() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        var answer = client.delete(path, "If-Match", header(client.get(path), "ETag"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(problem(client.get(path))).isEqualTo("410 annotation-deleted");
        assertThat(client.delete(path).statusCode()).isEqualTo(410);
        assertThat(client.put(path, ANNOTATION, "If-Match", "\"x\"").statusCode()).isEqualTo(410);
        assertThat(client.pulled(path).get("deleted").asBoolean()).isTrue();
        assertThat(json(client.get(client.container()).body()).get("total").asInt()).isEqualTo(1);
        String unknown = client.container() + UUID.randomUUID();
        assertThat(client.put(unknown, ANNOTATION).statusCode()).isEqualTo(404);
        assertThat(client.delete(unknown).statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_key_creates_replaces_and_deletes_once() {
        var client = W3cClient.onNotebookOf(1);
        String[] key = {"Idempotency-Key", "k1"};
        var created = client.post(ANNOTATION, key);
        var again = client.post(ANNOTATION, key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(header(again, "Location")).isEqualTo(header(created, "Location"));
        assertThat(problem(client.post(ANNOTATION.replace("web", "x"), key)))
                .isEqualTo("422 idempotency-key-reused");

        String path = header(created, "Location");
        String[] replacing = {"Idempotency-Key", "k2", "If-Match", header(created, "ETag")};
        var replaced = client.put(path, ANNOTATION.replace("web", "y"), replacing);
        var replacedAgain = client.put(path, ANNOTATION.replace("web", "y"), replacing);
        assertThat(header(replacedAgain, "ETag")).isEqualTo(header(replaced, "ETag"));
        String[] deleting = {"Idempotency-Key", "k3"};
        assertThat(client.delete(path, deleting).statusCode()).isEqualTo(204);
        assertThat(client.delete(path, deleting).statusCode()).isEqualTo(204);
        assertThat(problem(client.post(ANNOTATION, "Idempotency-Key", "k".repeat(256))))
                .isEqualTo("400 idempotency-key-malformed");
    }

    @Test
    void in_an_expired_work_nothing_is_written_and_all_is_read() {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date - 1 where person = ?",
                client.pupil().person());
        for (var refused :
                new String[] {
                    problem(client.post(ANNOTATION)),
                    problem(client.put(path, ANNOTATION)),
                    problem(client.delete(path))
                }) {
            assertThat(refused).isEqualTo("403 work-expired");
        }
        assertThat(client.delete(path).body()).contains("until it is renewed");
        assertThat(client.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_posted_to_a_notebook_of_another_access_point_is_kept_nowhere_else() {
        var client = W3cClient.onNotebookOf(1);
        Database.execute(
                "update notebook set access_point = 'pronote' where owner = ?",
                client.pupil().person());
        assertThat(problem(client.post(ANNOTATION))).isEqualTo("403 other-access-point");
        assertThat(client.tablet().pull()).hasSize(1);
        assertThat(
                        Database.queryLong(
                                "select count(*) from notebook where owner = ?",
                                client.pupil().person()))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"notebook", "head"})
    void a_full_notebook_takes_no_more(String counter) {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        Database.execute(
                counter.equals("head")
                        ? "update head set live = 200000 where owner = ?"
                        : "update notebook set live = 20000 where owner = ?",
                client.pupil().person());
        assertThat(problem(client.post(ANNOTATION)))
                .isEqualTo("409 " + (counter.equals("head") ? "owner" : "notebook") + "-quota");
        assertThat(client.put(path, ANNOTATION).statusCode()).isEqualTo(200);
    }
}
