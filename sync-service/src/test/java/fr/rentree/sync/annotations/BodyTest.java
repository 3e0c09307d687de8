package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.annotations.W3cClient.ANNOTATION;
import static fr.rentree.sync.annotations.W3cClient.header;
import static fr.rentree.sync.annotations.W3cClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client may send: formats, limits, and what is no annotation at all.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class BodyTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/ld+json                                                                  | 201
                    application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"                      | 201
                    application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8        | 201
                    application/ld+json; charset=UTF-8; profile="http://www.w3.org/ns/anno.jsonld"       | 201
                    application/ld+json; Profile=http://www.w3.org/ns/anno.jsonld                        | 201
                    APPLICATION/LD+JSON; PROFILE="http://www.w3.org/ns/anno.jsonld"                      | 201
                    application/ld+json; profile="http://www.w3.org/ns/anno.jsonld http://example.org/x" | 201
                    application/json                                                                     | 201
                    application/json; charset=utf-8                                                      | 201
                    text/turtle                                                                          | 415
                    text/plain                                                                           | 415
                    application/merge-patch+json                                                         | 415
                    application/x-www-form-urlencoded                                                    | 415
                    multipart/form-data; boundary=x                                                      | 415
                    """)
    void a_format_is_taken_or_named_as_not_taken(String type, int status) {
        var client = W3cClient.onNotebookOf(1);
        var answer = client.post(ANNOTATION, "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Accept-Post")).startsWith("application/ld+json");
        String path = client.created(ANNOTATION);
        int replaced = client.put(path, ANNOTATION, "Content-Type", type).statusCode();
        assertThat(replaced).isEqualTo(status == 201 ? 200 : status);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{} {}",
                "{\"type\":\"Annotation\"}",
                "{\"target\":\"c\"}",
                "{\"type\":\"Note\",\"target\":\"c\"}",
                "{\"type\":\"Annotation\",\"target\":null}",
                "{\"type\":\"Annotation\",\"target\":\"c\",\"target\":\"d\"}",
                "{\"type\":\"Annotation\",\"target\":\"c\",\"id\":7}",
                "{\"type\":\"Annotation\",\"target\":\"c\",\"via\":{}}",
                "{\"type\":\"Annotation\",\"target\":\"c\",\"x\":\u00000}"
            })
    void what_is_no_annotation_is_refused_with_the_place(String body) {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created(ANNOTATION);
        assertThat(problem(client.post(body))).isEqualTo("400 bad-document");
        assertThat(problem(client.put(path, body))).isEqualTo("400 bad-document");
        assertThat(json(client.get(client.container()).body()).get("total").asInt()).isEqualTo(2);
    }

    @Test
    void the_limits_are_those_of_a_push() {
        var client = W3cClient.onNotebookOf(1);
        String text = "from the web";
        assertThat(client.post(ANNOTATION.replace(text, "y".repeat(10_000))).statusCode())
                .isEqualTo(201);
        assertThat(problem(client.post(ANNOTATION.replace(text, "y".repeat(10_001)))))
                .isEqualTo("422 text-too-long");
        String tags = "{\"purpose\":\"tagging\",\"value\":\"t\"},";
        String body =
                ANNOTATION.replace("{\"type\":\"TextualBody\"", "[%s{\"type\":\"TextualBody\"");
        body = body.replace("web\"}", "web\"}]");
        assertThat(problem(client.post(body.formatted(tags.repeat(51)))))
                .isEqualTo("422 too-many-tags");
        assertThat(
                        problem(
                                client.post(
                                        body.formatted(
                                                tags.replace(
                                                        "\"t\"", "\"" + "t".repeat(101) + "\"")))))
                .isEqualTo("422 tag-too-long");
        String selectors = "{\"source\":\"c\",\"selector\":[%s{\"type\":\"X\"}]}";
        String many = selectors.formatted("{\"type\":\"X\"},".repeat(20));
        assertThat(problem(client.post(ANNOTATION.replace("\"chapitre-3.xhtml\"", many))))
                .isEqualTo("422 too-many-selectors");
    }

    @Test
    void a_document_has_64_KiB_as_it_is_kept() {
        var client = W3cClient.onNotebookOf(1);
        String id = "\"id\":\"urn:uuid:0199a1b2-0000-7000-8000-00000000d002\",";
        String large = "{\"x\":\"%s\"," + ANNOTATION.substring(1);
        int room = 65_536 - large.length() + 2 - id.length();
        assertThat(client.post(large.formatted("y".repeat(room))).statusCode()).isEqualTo(201);
        assertThat(problem(client.post(large.formatted("y".repeat(room + 1)))))
                .isEqualTo("413 document-too-large");
        assertThat(problem(client.post(large.formatted("y".repeat(3_000_000)))))
                .isEqualTo("413 document-too-large");
    }
}
