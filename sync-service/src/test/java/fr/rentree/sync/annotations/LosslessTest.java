package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.annotations.W3cClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the Web Annotation Data Model allows is taken, and given back as it came: on the web
/// and on the devices, created, replaced, and merged.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LosslessTest {

    private static final List<String> BODIES =
            List.of(
                    "\"http://example.org/post1\"",
                    "[]",
                    "{}",
                    "{\"type\":\"TextualBody\",\"value\":\"<p>j'écris !</p>\",\"format\":\"text/html\",\"language\":[\"fr\",\"en\"],\"processingLanguage\":\"fr\",\"textDirection\":\"auto\",\"purpose\":[\"commenting\",\"replying\"]}",
                    "[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"à revoir\"},{\"id\":\"http://example.org/desc1\",\"purpose\":\"describing\"},\"http://example.org/sound1\"]",
                    "{\"type\":\"Choice\",\"items\":[{\"id\":\"http://example.org/note1\",\"language\":\"en\"},{\"type\":\"Choice\",\"items\":[\"http://example.org/note2\",{\"type\":\"List\",\"items\":[]}]}]}",
                    "{\"type\":[\"SpecificResource\",\"x:Y\"],\"source\":{\"id\":\"http://example.org/s\",\"type\":\"Video\",\"accessibility\":\"captions\"},\"scope\":[\"http://a.example\",{\"id\":\"http://b.example\"}],\"renderedVia\":{\"id\":\"http://c.example\",\"schema:softwareVersion\":\"2.5\"}}",
                    "{\"type\":\"TextualBody\",\"value\":{\"fr\":\"bonjour\",\"ar\":\"مرحبا\",\"he\":[\"שלום\",null]}}");

    private static final List<String> TARGETS =
            List.of(
                    "\"http://example.org/page1\"",
                    "[\"http://example.org/image1\",{\"id\":\"http://example.org/image2#xywh=100,100,300,300\",\"type\":\"Image\",\"format\":\"image/jpeg\"}]",
                    "{\"source\":\"chapitre-3.xhtml\",\"selector\":{\"type\":\"FragmentSelector\",\"value\":\"epubcfi(/6/4!/4/10)\",\"conformsTo\":\"http://www.idpf.org/epub/linking/cfi/epub-cfi.html\",\"refinedBy\":{\"type\":\"TextQuoteSelector\",\"exact\":\"\\uD83D\\uDE00 x²\",\"prefix\":\"\",\"suffix\":\"\\\"\",\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":9223372036854775807}}}}",
                    "{\"source\":\"http://example.org/map1\",\"selector\":[{\"type\":\"SvgSelector\",\"value\":\"<svg:svg> ... </svg:svg>\"},{\"type\":\"RangeSelector\",\"startSelector\":{\"type\":\"XPathSelector\",\"value\":\"//td[1]\"},\"endSelector\":{\"type\":\"CssSelector\",\"value\":\"td:nth-child(4)\"}},{\"type\":\"DataPositionSelector\",\"start\":4096,\"end\":4104}],\"state\":[{\"type\":\"TimeState\",\"sourceDate\":[\"2015-07-20T13:30:00Z\"],\"cached\":\"http://archive.example/1\",\"refinedBy\":{\"type\":\"HttpRequestState\",\"value\":\"Accept: application/pdf\"}}],\"styleClass\":[\"red\",\"blue\"]}");

    private static final List<String> MORE =
            List.of(
                    "",
                    "\"motivation\":[\"commenting\",\"tagging\",\"x:own\"],\"stylesheet\":{\"type\":\"CssStylesheet\",\"value\":\".red { color: red }\"},",
                    "\"creator\":[{\"id\":\"urn:x:1\",\"type\":\"Person\",\"nickname\":\"n\"},\"urn:x:2\"],\"created\":\"2015-10-13T13:00:00+02:00\",\"modified\":\"2015-10-14T15:13:28Z\",\"generator\":{\"type\":\"Software\"},\"generated\":\"2015-10-14T15:13:28Z\",\"audience\":{\"id\":\"http://example.org/a\",\"type\":\"schema:EducationalAudience\",\"schema:educationalRole\":\"teacher\"},",
                    "\"rights\":[\"https://creativecommons.org/publicdomain/zero/1.0/\"],\"canonical\":\"urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df\",\"via\":[\"http://other.example/anno1\"],",
                    "\"x:unknown\":{\"deep\":[[[{\"a\":[null,true,-0.0,1e300,123456789012345678901234567890]}]]],\"\":\"\",\"é/~\\\"\":1},\"label\":{\"fr\":\"étiquette\",\"en\":[\"l\"]},\"bodyless\":{},");

    private static final List<String> CONTEXTS =
            List.of(
                    "\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",",
                    "\"type\":[\"Annotation\",\"x:Note\"],\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"x\":\"http://example.org/x#\"}],");

    static Stream<String> annotations() {
        var all = Stream.<String>builder();
        for (String context : CONTEXTS) {
            for (int i = 0; i < BODIES.size() * MORE.size(); i++) {
                String body = BODIES.get(i % BODIES.size());
                String target = TARGETS.get(i % TARGETS.size());
                String more = MORE.get(i % MORE.size());
                all.add("{%s%s\"body\":%s,\"target\":%s}".formatted(context, more, body, target));
            }
            for (String target : TARGETS) {
                all.add("{%s\"bodyValue\":\"texte\",\"target\":%s}".formatted(context, target));
                all.add("{%s\"target\":%s}".formatted(context, target));
            }
        }
        return all.build();
    }

    @Test
    void annotations_of_every_shape_come_back_as_they_were_sent() {
        var client = W3cClient.onNotebookOf(1);
        assertThat(annotations().distinct()).hasSize(96);
        annotations()
                .forEach(sent -> {
                    var answer = client.post(sent);
                    assertThat(answer.statusCode()).as(answer.body() + sent).isEqualTo(201);
                    assertThat(withoutOurs(answer.body(), sent)).isEqualTo(json(sent));
                    assertThat(client.get(header(answer, "Location")).body())
                            .isEqualTo(answer.body())
                            .contains(raw(sent));
                });
    }

    @ParameterizedTest
    @MethodSource("some")
    void devices_get_the_same_and_edits_of_theirs_lose_nothing(String sent) {
        var client = W3cClient.onNotebookOf(1);
        String path = client.created("{\"type\":\"Annotation\",\"target\":\"c\"}");
        assertThat(client.put(path, sent).statusCode()).isEqualTo(200);
        var doc = client.pulled(path).get("doc");
        assertThat(withoutOurs(doc.toString(), sent)).isEqualTo(json(sent));

        String id = doc.get("id").asText();
        String edit = ((ObjectNode) doc).put("x:edited", true).toString();
        client.tablet().push(client.tablet().put(id, 2, edit));
        var merged = withoutOurs(client.get(path).body(), sent);
        ((ObjectNode) merged).remove("x:edited");
        assertThat(merged).isEqualTo(json(sent));
    }

    static Stream<String> some() {
        return annotations().filter(sent -> sent.hashCode() % 8 == 0);
    }

    /// The end of what was sent, character by character: targets are last.
    private static String raw(String sent) {
        return sent.substring(sent.lastIndexOf("\"target\":"), sent.length() - 1);
    }

    private static JsonNode withoutOurs(String received, String sent) {
        var node = (ObjectNode) json(received);
        node.remove("id");
        for (String ours : new String[] {"via", "created", "modified", "@context"}) {
            if (!json(sent).has(ours)) {
                node.remove(ours);
            }
        }
        return node;
    }
}
