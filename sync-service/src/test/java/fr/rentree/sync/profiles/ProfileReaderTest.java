package fr.rentree.sync.profiles;

import static fr.rentree.sync.profiles.Profile.EPUB;
import static fr.rentree.sync.profiles.Profile.READIUM;
import static fr.rentree.sync.profiles.Profile.W3C;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.testsupport.Contracts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples of the profiles, and what one change makes of them.
class ProfileReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProfileReader profiles = new ProfileReader();

    @Test
    void each_example_satisfies_the_profiles_it_was_written_for() {
        assertThat(satisfied(example("w3c"))).containsExactly(W3C);
        assertThat(satisfied(example("epub"))).containsExactly(W3C, EPUB);
        assertThat(satisfied(example("readium"))).containsExactly(W3C, READIUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync/documents/annotation-set.v1", "sync/documents/notebooks.v1"})
    void each_file_that_holds_them_keeps_its_promise(String contract) {
        assertThat(Contracts.example(contract)).isNotBlank();
    }

    @Test
    void one_annotation_may_satisfy_all_three() {
        assertThat(
                        satisfied(
                                """
                                {"@context": "http://www.w3.org/ns/anno.jsonld",
                                 "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a4", "type": "Annotation",
                                 "created": "2026-09-07T08:15:30.5+02:00",
                                 "target": {"source": "a.xhtml", "selector": [{"type": "CssSelector", "value": "p"}]}}
                                """))
                .containsExactly(W3C, EPUB, READIUM);
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    w3c     | /target                        |
                    w3c     | /target                        | []
                    w3c     | /target/source                 |
                    w3c     | /id                            |
                    w3c     | /id                            | "two words"
                    w3c     | /type                          | "Note"
                    w3c     | /bodyValue                     | "beside a body"
                    w3c     | /body/0/value                  |
                    w3c     | /body/0/value                  | 5
                    w3c     | /body/0/textDirection          | "up"
                    w3c     | /created                       | "2026-09-07"
                    w3c     | /created                       | "2026-09-07T08:15:30"
                    w3c     | /created                       | "2026-13-07T08:15:30Z"
                    w3c     | /motivation                    | []
                    w3c     | /@context                      | "https://schema.org"
                    w3c     | /target/selector/endSelector   |
                    w3c     | /target/selector/startSelector/value |
                    epub    | /created                       |
                    epub    | /motivation                    | ["commenting"]
                    epub    | /motivation                    | "tagging"
                    epub    | /target                        | "chapitre-3.xhtml"
                    epub    | /target/source                 | "https://example.org/a.xhtml"
                    epub    | /target/source                 | "/a.xhtml"
                    epub    | /target/selector               | {"type": "CssSelector", "value": "p"}
                    epub    | /target/selector               | [{"type": "TextQuoteSelector", "exact": "x"}]
                    epub    | /target/selector/0/value       |
                    epub    | /target/selector/0/refinedBy/start | -1
                    epub    | /target/selector/0/refinedBy/end |
                    epub    | /target/selector/0/refinedBy   | {"type": "ProgressionSelector", "value": 0.5}
                    epub    | /target/selector/0             | {"type": "FragmentSelector", "value": "x", "conformsTo": "http://www.idpf.org/epub/linking/cfi/epub-cfi.html"}
                    epub    | /body                          | [{"type": "TextualBody", "value": "x"}]
                    epub    | /body/type                     | "Dataset"
                    epub    | /body/type                     | "Audio"
                    epub    | /body/color                    | "brown"
                    epub    | /body/highlight                | "blink"
                    epub    | /body/tags                     | "révision"
                    epub    | /body/format                   | "text/markdown"
                    epub    | /body/value                    | {"language": "fr"}
                    readium | /@context                      |
                    readium | /@context                      | "https://www.w3.org/ns/epub-anno.jsonld"
                    readium | /creator/id                    |
                    readium | /creator/type                  | "Software"
                    readium | /target/source                 |
                    readium | /target/meta/page              | 57
                    readium | /target/selector/0/exact       |
                    readium | /target/selector/1/refinedBy/start | 1.5
                    readium | /target/selector/2/value       | "/4[body01]"
                    readium | /target/selector/3/value       | 1.1
                    readium | /target/selector/3/value       | "half"
                    readium | /body/value                    |
                    readium | /body/type                     | "Audio"
                    readium | /body/color                    | "brown"
                    readium | /body/textDirection            | "auto"
                    """)
    void one_change_takes_an_example_out_of_its_profile(
            String profile, String place, @Nullable String value) throws Exception {
        var changed = (ObjectNode) JSON.readTree(example(profile));
        var pointer = JsonPointer.compile(place);
        var holder = changed.at(pointer.head());
        var step = pointer.last();
        if (holder instanceof ArrayNode array) {
            array.set(step.getMatchingIndex(), JSON.readTree(value));
        } else if (value == null) {
            ((ObjectNode) holder).remove(step.getMatchingProperty());
        } else {
            ((ObjectNode) holder).set(step.getMatchingProperty(), JSON.readTree(value));
        }
        var report = profiles.read(changed.toString());
        assertThat(report.words()).doesNotContain(profile);
        assertThat(profiles.satisfied(changed.toString())).isEqualTo(report.words());
        assertThat(report.departures())
                .anySatisfy(departure -> {
                    assertThat(departure.profile().word()).isEqualTo(profile);
                    assertThat(departure.why()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"HTML היא\", \"language\": \"he\", \"direction\": \"rtl\"}",
                "{\"stringValue\": \"à revoir\"}",
                "\"à revoir\""
            })
    void an_epub_annotation_may_say_its_text_with_a_language(String value) {
        assertThat(satisfied(example("epub").replace("\"à revoir\"", value))).contains(EPUB);
    }

    @Test
    void a_departure_names_its_place() {
        var report = profiles.read(example("epub").replace("\"yellow\"", "\"brown\""));
        assertThat(report.departures())
                .anySatisfy(departure -> {
                    assertThat(departure.profile()).isEqualTo(EPUB);
                    assertThat(departure.place()).isEqualTo("/body/color");
                });
    }

    @Test
    void what_is_too_deep_to_be_read_satisfies_nothing() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(satisfied("{\"target\": " + deep + "}")).isEmpty();
    }

    private List<Profile> satisfied(String annotation) {
        var conformity = profiles.read(annotation);
        assertThat(profiles.satisfied(annotation)).isEqualTo(conformity.words());
        return conformity.satisfied();
    }

    private static String example(String profile) {
        return Contracts.example("sync/documents/annotation-%s.v1".formatted(profile));
    }
}
