package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The W3C face: Web Annotation Protocol, sections 3 and 4, for reading.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ContainerTest {

    private static final String PROFILE = "profile=\"http://www.w3.org/ns/anno.jsonld\"";
    private static final String IRIS =
            "return=representation;include=\"http://www.w3.org/ns/oa#PreferContainedIRIs\"";

    @Test
    void a_notebook_is_an_annotation_collection() {
        var tablet = Pupil.reading().device();
        write(tablet, 3);
        var answer = tablet.get(container(tablet));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type"))
                .startsWith("application/ld+json")
                .contains(PROFILE);
        assertThat(header(answer, "ETag")).startsWith("\"");
        assertThat(header(answer, "Allow")).isEqualTo("GET,HEAD,OPTIONS");
        assertThat(header(answer, "Vary")).contains("Accept").contains("Prefer");
        assertThat(answer.headers().allValues("Link"))
                .contains("<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"")
                .contains(
                        "<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"");
        var collection = json(answer.body());
        assertThat(collection.get("type").toString())
                .isEqualTo("[\"BasicContainer\",\"AnnotationCollection\"]");
        assertThat(collection.get("total").asInt()).isEqualTo(3);
        assertThat(collection.get("first").asText())
                .endsWith("?page=0")
                .isEqualTo(collection.get("last").asText());
    }

    @Test
    void pages_are_linked_and_show_annotations_or_their_iris() {
        var tablet = Pupil.reading().device();
        write(tablet, 101);
        String path = container(tablet);
        var first = json(tablet.get(path + "?page=0").body());
        assertThat(first.get("items")).hasSize(100);
        assertThat(first.get("next").asText()).endsWith("?page=1");
        assertThat(first.get("items").get(0).get("type").asText()).isEqualTo("Annotation");

        var last = json(tablet.get(path + "?page=1", "Prefer", IRIS).body());
        assertThat(last.get("items")).hasSize(1);
        assertThat(last.get("startIndex").asInt()).isEqualTo(100);
        String iri = last.get("items").get(0).asText();
        assertThat(tablet.get(iri.substring(iri.indexOf("/annotations"))).statusCode())
                .isEqualTo(200);
        assertThat(tablet.get(path + "?page=2").statusCode()).isEqualTo(404);
    }

    @Test
    void an_annotation_has_its_iri_here_and_keeps_its_own_id_and_unknown_keys() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        tablet.push(
                tablet.put(
                        id,
                        0,
                        note(id, "à revoir")
                                .replace(
                                        "\"type\":\"Ann",
                                        "\"x:n\":9223372036854775807,\"type\":\"Ann")));
        String path = container(tablet) + id.replace("urn:uuid:", "");
        var answer = tablet.get(path);
        var annotation = json(answer.body());
        assertThat(annotation.get("id").asText()).endsWith(path);
        assertThat(annotation.get("via").asText()).isEqualTo(id);
        assertThat(annotation.get("x:n").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(annotation.get("body").get("value").asText()).isEqualTo("à revoir");
        assertThat(tablet.get(path, "If-None-Match", header(answer, "ETag")).statusCode())
                .isEqualTo(304);

        tablet.push(tablet.put(id, 1, note(id, "revu")));
        assertThat(tablet.get(path, "If-None-Match", header(answer, "ETag")).statusCode())
                .isEqualTo(200);
        tablet.push(tablet.delete(id, 2));
        assertThat(tablet.get(path).statusCode()).isEqualTo(410);
    }

    @Test
    void head_and_options_answer_too() {
        var tablet = Pupil.reading().device();
        write(tablet, 1);
        String path = container(tablet);
        var head = tablet.method("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(tablet.get(path), "ETag"));
        var options = tablet.method("OPTIONS", path);
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(header(options, "Allow")).isEqualTo("GET,HEAD,OPTIONS");
        assertThat(tablet.method("DELETE", path).statusCode()).isEqualTo(405);
    }

    @Test
    void another_owner_finds_nothing() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "private")));
        String path = container(tablet);
        var other = Pupil.reading().device();
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(other.get(path + id.replace("urn:uuid:", "")).statusCode()).isEqualTo(404);
        assertThat(other.method("OPTIONS", path).statusCode()).isEqualTo(404);
        assertThat(other.get("/annotations/" + UUID.randomUUID() + "/").statusCode())
                .isEqualTo(404);
        assertThat(other.get("/annotations/x/").statusCode()).isEqualTo(404);
    }

    private static void write(TestDevice device, int notes) {
        var ops = new ArrayList<String>();
        for (int i = 0; i < notes; i++) {
            String id = newNote();
            ops.add(device.put(id, 0, note(id, "n" + i)));
            if (ops.size() == 100) {
                device.push(ops);
                ops.clear();
            }
        }
        device.push(ops);
    }

    private static String container(TestDevice device) {
        var notebooks = json(device.get("/api/v1/notebooks").body()).get("items");
        return "/annotations/" + notebooks.get(0).get("notebook").asText() + "/";
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
