package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.annotations.W3cClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Pages of a container: Web Annotation Protocol, sections 4.2 and 4.3.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PagingTest {

    private static final String IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
    private static final String DESCRIPTIONS =
            "http://www.w3.org/ns/oa#PreferContainedDescriptions";
    private static final String MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";

    @Test
    void pages_are_linked_both_ways_and_say_where_they_are() {
        var client = W3cClient.onNotebookOf(250);
        var container = json(client.get(client.container()).body());
        var first = page(client, container.get("first").asText());
        assertThat(first.get("type").asText()).isEqualTo("AnnotationPage");
        assertThat(first.get("@context").asText()).isEqualTo("http://www.w3.org/ns/anno.jsonld");
        assertThat(first.get("id")).isEqualTo(container.get("first"));
        assertThat(first.get("partOf").get("id")).isEqualTo(container.get("id"));
        assertThat(first.get("partOf").get("total").asInt()).isEqualTo(250);
        assertThat(first.get("items")).hasSize(100);
        assertThat(first.has("prev")).isFalse();

        var second = page(client, first.get("next").asText());
        var last = page(client, second.get("next").asText());
        assertThat(second.get("startIndex").asInt()).isEqualTo(100);
        assertThat(second.get("prev")).isEqualTo(first.get("id"));
        assertThat(last.get("startIndex").asInt()).isEqualTo(200);
        assertThat(last.get("prev")).isEqualTo(second.get("id"));
        assertThat(last.get("id")).isEqualTo(container.get("last"));
        assertThat(last.get("items")).hasSize(50);
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void without_a_preference_pages_are_iris_and_hold_whole_annotations() {
        var client = W3cClient.onNotebookOf(2);
        var answer = client.get(client.container());
        var container = json(answer.body());
        assertThat(container.get("id").asText()).endsWith(client.container() + "?iris=0");
        assertThat(header(answer, "Content-Location")).isEqualTo(container.get("id").asText());
        assertThat(header(answer, "Preference-Applied")).isEmpty();
        assertThat(container.get("first").isTextual()).isTrue();
        assertThat(container.has("items")).isFalse();
        var item = page(client, container.get("first").asText()).get("items").get(0);
        assertThat(item.get("type").asText()).isEqualTo("Annotation");
        assertThat(item.has("@context")).isTrue();
    }

    @Test
    void the_first_page_is_within_when_it_is_preferred() {
        var client = W3cClient.onNotebookOf(101);
        for (String wish : new String[] {IRIS, DESCRIPTIONS}) {
            var answer = client.get(client.container(), "Prefer", prefer(wish));
            assertThat(header(answer, "Preference-Applied")).isEqualTo("return=representation");
            var container = json(answer.body());
            var first = container.get("first");
            String iris = wish.equals(IRIS) ? "?iris=1" : "?iris=0";
            assertThat(container.get("id").asText()).endsWith(iris);
            assertThat(header(answer, "Content-Location")).endsWith(iris);
            assertThat(first.get("type").asText()).isEqualTo("AnnotationPage");
            assertThat(first.get("items")).hasSize(100);
            assertThat(first.get("items").get(0).isTextual()).isEqualTo(wish.equals(IRIS));
            assertThat(page(client, first.get("next").asText()).get("items").get(0).isTextual())
                    .isEqualTo(wish.equals(IRIS));
            assertThat(header(answer, "ETag"))
                    .isNotEqualTo(header(client.get(client.container()), "ETag"));
        }
    }

    @Test
    void a_minimal_container_only_links_and_its_pages_follow_the_other_preference() {
        var client = W3cClient.onNotebookOf(1);
        var both = json(get(client, prefer(MINIMAL + " " + IRIS)));
        assertThat(both.get("first").asText()).endsWith("?iris=1&page=0");
        var alone = json(get(client, prefer(MINIMAL)));
        assertThat(alone.get("total").asInt()).isEqualTo(1);
        assertThat(alone.get("first").asText()).endsWith("?iris=0&page=0");
        assertThat(alone.has("ldp:contains")).isFalse();
        var contradiction = json(get(client, prefer(IRIS + " " + DESCRIPTIONS)));
        assertThat(contradiction.get("first").asText()).endsWith("?iris=0&page=0");
    }

    @Test
    void an_iri_of_an_item_is_that_of_the_annotation() {
        var client = W3cClient.onNotebookOf(1);
        var page = page(client, client.container() + "?iris=1&page=0");
        String iri = page.get("items").get(0).asText();
        assertThat(json(client.get(iri).body()).get("id").asText()).isEqualTo(iri);
        assertThat(header(client.get(client.container() + "?iris=1&page=0"), "Link"))
                .doesNotContain("BasicContainer");
    }

    @Test
    void a_reader_meets_every_note_once_while_others_are_added_and_deleted() {
        var client = W3cClient.onNotebookOf(250);
        var staying = new ArrayList<>(iris(client));
        String deleted = staying.remove(0);
        var met = new ArrayList<String>();
        String next = client.container() + "?iris=1&page=0";
        while (!next.isEmpty()) {
            var page = page(client, next);
            page.get("items").forEach(item -> met.add(item.asText()));
            next = page.path("next").asText();
            client.delete(deleted);
            deleted = met.getLast();
            staying.remove(deleted);
            W3cClient.write(client.tablet(), 7);
        }
        assertThat(met).doesNotHaveDuplicates().containsAll(staying);
    }

    @Test
    void a_page_has_no_more_bytes_than_a_page_of_the_feed() {
        var client = W3cClient.onNotebookOf(1);
        for (int i = 0; i < 20; i++) {
            String id = "urn:uuid:" + UUID.randomUUID();
            String doc = note(id, "x");
            String large = "\"x\":\"" + "y".repeat(65_000) + "\",\"@";
            client.tablet().push(client.tablet().put(id, 0, doc.replaceFirst("\"@", large)));
        }
        var forwards =
                walk(client, json(client.get(client.container()).body()).get("first"), "next");
        var backwards =
                walk(client, json(client.get(client.container()).body()).get("last"), "prev");
        assertThat(forwards).hasSize(21).doesNotHaveDuplicates();
        assertThat(backwards).containsAll(forwards);
    }

    @Test
    void an_empty_container_has_one_empty_page() {
        var client = W3cClient.onNotebookOf(1);
        client.delete(iris(client).getFirst());
        var container = json(client.get(client.container()).body());
        assertThat(container.get("total").asInt()).isZero();
        assertThat(page(client, container.get("last").asText()).get("items")).isEmpty();
    }

    private static List<String> walk(W3cClient client, JsonNode start, String way) {
        var met = new ArrayList<String>();
        var iri = start.asText();
        while (!iri.isEmpty()) {
            var page = page(client, iri);
            page.get("items").forEach(item -> met.add(item.get("id").asText()));
            iri = page.path(way).asText();
        }
        return met;
    }

    private static List<String> iris(W3cClient client) {
        var iris = new ArrayList<String>();
        String next = client.container() + "?iris=1&page=0";
        while (!next.isEmpty()) {
            var page = page(client, next);
            page.get("items").forEach(item -> iris.add(item.asText()));
            next = page.path("next").asText();
        }
        return iris;
    }

    private static JsonNode page(W3cClient client, String iri) {
        return json(client.get(iri).body());
    }

    private static String get(W3cClient client, String prefer) {
        return client.get(client.container(), "Prefer", prefer).body();
    }

    private static String prefer(String include) {
        return "return=representation;include=\"" + include + "\"";
    }
}
