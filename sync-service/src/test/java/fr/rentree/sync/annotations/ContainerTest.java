package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.annotations.W3cClient.header;
import static fr.rentree.sync.annotations.W3cClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading a container and an annotation: Web Annotation Protocol, sections 3, 4.1 and 4.2.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ContainerTest {

    private static final String PROFILE = "profile=\"http://www.w3.org/ns/anno.jsonld\"";

    @Test
    void a_notebook_is_an_annotation_collection() {
        var client = W3cClient.onNotebookOf(3);
        assertThat(client.container()).endsWith("/");
        var collection = json(client.get(client.container()).body());
        assertThat(collection.get("type").toString())
                .isEqualTo("[\"BasicContainer\",\"AnnotationCollection\"]");
        assertThat(collection.get("@context").toString())
                .isEqualTo(
                        "[\"http://www.w3.org/ns/anno.jsonld\",\"http://www.w3.org/ns/ldp.jsonld\"]");
        assertThat(collection.get("total").asInt()).isEqualTo(3);
        assertThat(collection.get("label").asText()).isEqualTo(Pupil.WORK);
        assertThat(collection.get("first").asText())
                .endsWith("/?iris=0&page=0")
                .isEqualTo(collection.get("last").asText());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void a_container_says_what_it_is_and_takes(String method) {
        var client = W3cClient.onNotebookOf(1);
        var answer = client.ask(method, client.container(), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Allow")).isEqualTo("GET,HEAD,OPTIONS,POST");
        assertThat(header(answer, "ETag")).startsWith("\"");
        assertThat(header(answer, "Vary")).contains("Accept").contains("Prefer");
        assertThat(header(answer, "Accept-Post")).startsWith("application/ld+json; " + PROFILE);
        assertThat(answer.headers().allValues("Link"))
                .contains("<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"")
                .contains(
                        "<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void an_annotation_says_what_it_is_and_takes(String method) {
        var client = W3cClient.onNotebookOf(1);
        var answer = client.ask(method, client.created(W3cClient.ANNOTATION), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Allow")).isEqualTo("GET,HEAD,OPTIONS,PUT,DELETE");
        assertThat(header(answer, "ETag")).startsWith("\"");
        assertThat(header(answer, "Vary")).contains("Accept");
        assertThat(header(answer, "Link"))
                .isEqualTo("<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"");
    }

    @Test
    void head_answers_as_get_does_but_for_the_body() {
        var client = W3cClient.onNotebookOf(1);
        for (String address :
                new String[] {
                    client.container(),
                    client.container() + "?iris=1&page=0",
                    client.created(W3cClient.ANNOTATION)
                }) {
            var get = client.get(address);
            var head = client.ask("HEAD", address, null);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().map()).as(address).isEqualTo(get.headers().map());
        }
    }

    @ParameterizedTest(name = "Accept: {0} gets {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    none                                                             | application/ld+json
                    */*                                                              | application/ld+json
                    application/ld+json                                              | application/ld+json
                    application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"  | application/ld+json
                    text/turtle;q=0.5, application/ld+json;q=0.1                     | application/ld+json
                    application/json                                                 | application/json
                    text/turtle                                                      | 406
                    text/html, application/xml                                       | 406
                    """)
    void the_representation_is_negotiated(String accept, String expected) {
        var client = W3cClient.onNotebookOf(1);
        for (String address :
                new String[] {client.container(), client.created(W3cClient.ANNOTATION)}) {
            var answer =
                    accept == null ? client.get(address) : client.get(address, "Accept", accept);
            if (expected.equals("406")) {
                assertThat(problem(answer)).isEqualTo("406 not-acceptable");
                assertThat(header(answer, "Allow")).startsWith("GET,HEAD,OPTIONS");
            } else {
                assertThat(header(answer, "Content-Type")).startsWith(expected);
            }
        }
        assertThat(header(client.get(client.container()), "Content-Type")).contains(PROFILE);
    }

    @Test
    void an_annotation_has_its_iri_here_and_keeps_its_own_id_and_unknown_keys() {
        var client = W3cClient.onNotebookOf(1);
        var tablet = client.tablet();
        String id = newNote();
        String more = "\"x:n\":9223372036854775807,\"type\":\"Ann";
        tablet.push(tablet.put(id, 0, note(id, "à revoir").replace("\"type\":\"Ann", more)));
        String path = client.container() + id.replace("urn:uuid:", "");
        var answer = client.get(path);
        var annotation = json(answer.body());
        assertThat(annotation.get("id").asText()).endsWith(path);
        assertThat(annotation.get("via").asText()).isEqualTo(id);
        assertThat(annotation.get("x:n").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(annotation.get("body").get("value").asText()).isEqualTo("à revoir");
        assertThat(client.get(path, "If-None-Match", header(answer, "ETag")).statusCode())
                .isEqualTo(304);

        tablet.push(tablet.put(id, 1, note(id, "revu")));
        var changed = client.get(path, "If-None-Match", header(answer, "ETag"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed.body()).get("modified").asText()).endsWith("Z");
        tablet.push(tablet.delete(id, 2));
        assertThat(problem(client.get(path))).isEqualTo("410 annotation-deleted");
        assertThat(client.ask("OPTIONS", path, null).statusCode()).isEqualTo(410);
    }

    @Test
    void a_container_is_unchanged_until_something_in_it_changes() {
        var client = W3cClient.onNotebookOf(1);
        String tag = header(client.get(client.container()), "ETag");
        var unchanged = client.get(client.container(), "If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(header(unchanged, "ETag")).isEqualTo(tag);
        client.created(W3cClient.ANNOTATION);
        assertThat(client.get(client.container(), "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void sequences_and_positions_are_no_annotations_of_the_container() {
        var client = W3cClient.onNotebookOf(2);
        Database.execute(
                """
                update document set kind = 'sequence'
                 where owner = ? and seq = 1
                """,
                client.pupil().person());
        assertThat(json(client.get(client.container()).body()).get("total").asInt()).isEqualTo(1);
        assertThat(json(client.get(client.container() + "?page=0").body()).get("items")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1} is refused with {2}, and Allow says what is not")
    @CsvSource({
        "PUT, '', 405, 'GET,HEAD,OPTIONS,POST'",
        "DELETE, '', 405, 'GET,HEAD,OPTIONS,POST'",
        "PATCH, '', 405, 'GET,HEAD,OPTIONS,POST'",
        "POST, ?iris=0&page=0, 405, 'GET,HEAD,OPTIONS'",
        "POST, 0199a1b2-0000-7000-8000-00000000d002, 405, 'GET,HEAD,OPTIONS,PUT,DELETE'",
        "PATCH, 0199a1b2-0000-7000-8000-00000000d002, 405, 'GET,HEAD,OPTIONS,PUT,DELETE'",
        "GET, 0199a1b2-0000-7000-8000-00000000d002, 404, 'GET,HEAD,OPTIONS,PUT,DELETE'",
        "GET, ?page=x, 404, 'GET,HEAD,OPTIONS'"
    })
    void what_cannot_be_done_says_what_can(String method, String more, int status, String allowed) {
        var client = W3cClient.onNotebookOf(1);
        var answer =
                client.ask(
                        method,
                        client.container() + more,
                        W3cClient.ANNOTATION,
                        "Content-Type",
                        W3cClient.JSON_LD);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Allow")).isEqualTo(allowed);
        assertThat(header(answer, "Vary")).contains("Accept");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void another_owner_finds_nothing() {
        var client = W3cClient.onNotebookOf(1);
        String annotation = client.created(W3cClient.ANNOTATION);
        var other = new W3cClient(Pupil.reading(), client.tablet(), client.container());
        assertThat(problem(other.get(client.container()))).isEqualTo("404 unknown-notebook");
        assertThat(other.get(annotation).statusCode()).isEqualTo(404);
        assertThat(other.ask("OPTIONS", client.container(), null).statusCode()).isEqualTo(404);
        assertThat(other.post(W3cClient.ANNOTATION).statusCode()).isEqualTo(404);
        assertThat(other.put(annotation, W3cClient.ANNOTATION).statusCode()).isEqualTo(404);
        assertThat(other.delete(annotation).statusCode()).isEqualTo(404);
        assertThat(other.get("/annotations/" + UUID.randomUUID() + "/").statusCode())
                .isEqualTo(404);
        assertThat(other.get("/annotations/x/").statusCode()).isEqualTo(404);
        assertThat(client.get(annotation).statusCode()).isEqualTo(200);
    }
}
