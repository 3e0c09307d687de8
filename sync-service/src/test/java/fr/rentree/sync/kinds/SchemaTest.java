package fr.rentree.sync.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.testsupport.Contracts;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The public definition of a kind (a JSON Schema) and what is looked at when a document comes in
/// say the same.
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "0.5",
                    "3.0",
                    "1.5",
                    "1000000001",
                    "9223372036854775807",
                    "1e400",
                    "\"\"",
                    "\"x\"",
                    "\"x y\"",
                    "\"x\\n\"",
                    "\"m\\u00e9moire\"",
                    "\"a.b_c:d/e#f-1\"",
                    "\"2026-09-07\"",
                    "\"2026-09-07T08:15:30+02:00\"",
                    "\"" + "n".repeat(100) + "\"",
                    "\"" + "n".repeat(101) + "\"",
                    "\"" + "n".repeat(200) + "\"",
                    "\"" + "n".repeat(201) + "\"",
                    "[]",
                    "[\"x\"]",
                    "[\"\"]",
                    "[1]",
                    "[{}]",
                    "[[]]",
                    "{}",
                    "{\"source\":\"x\"}",
                    "{\"source\":1}",
                    "{\"\":1}",
                    "{\"" + "n".repeat(101) + "\":1}",
                    "{\"score\":1,\"max\":1}",
                    "\"Annotation\"",
                    "[\"x\",\"Progress\"]",
                    "\"Sequence\"");

    private final KindReader kinds =
            new KindReader(
                    new SmallRyeConfigBuilder()
                            .withConverter(Duration.class, 200, new DurationConverter())
                            .withMapping(SyncConfig.class)
                            .build()
                            .getConfigMapping(SyncConfig.class));

    @ParameterizedTest
    @EnumSource
    void the_example_of_each_kind_is_taken(Kind kind) {
        assertThat(flaw(kind, example(kind))).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_put_in_a_place_of_it_both_judge_it_the_same(Kind kind) {
        int taken = 0;
        int refused = 0;
        for (JsonPointer place : places(example(kind), JsonPointer.empty())) {
            for (JsonNode spoilt : spoilt(kind, place)) {
                var flaw = flaw(kind, spoilt);
                if (flaw == null || isOfShape(flaw)) {
                    assertThat(flaw == null)
                            .as("%s: %s in %s", place, flaw, spoilt)
                            .isEqualTo(keeps(kind, spoilt));
                }
                taken += flaw == null ? 1 : 0;
                refused += flaw == null ? 0 : 1;
            }
        }
        assertThat(taken).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}: {1} in its place is refused at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ANNOTATION | "target":{            | "x":{            | doc.target
                    ANNOTATION | "type":"Annotation"   | "type":"Note"    | doc.type
                    SEQUENCE   | "id":"2"              | "id":"1"         | doc.steps[1].id
                    SEQUENCE   | "id":"2","target":    | "id":"2","x":    | doc.steps[1].target
                    SEQUENCE   | "title":"Lire"        | "title":7        | doc.steps[0].title
                    POSITION   | 0.42                  | 1.01             | doc.progression
                    PROGRESS   | "attempts":3          | "attempts":-1    | doc.attempts
                    PROGRESS   | "max":10,"at"         | "max":0,"at"     | doc.last.max
                    PROGRESS   | 2026-09-07T08:15:30Z  | 2026-02-30T08:15:30Z | doc.last.at
                    PREFERENCE | "values":{            | "values":[{      | doc
                    PREFERENCE | "theme"               | ""               | doc.values
                    """)
    void the_words_name_the_place(Kind kind, String what, String by, String place) {
        String document = example(kind).toString().replace(what, by);
        var flaw = kinds.flaw(kind, document, example(kind).get("id").asText()).orElseThrow();
        assertThat(flaw).hasFieldOrPropertyWithValue("place", place);
    }

    @Test
    void an_id_of_its_own_is_that_of_the_document() {
        var other = kinds.flaw(Kind.POSITION, example(Kind.POSITION).toString(), "urn:uuid:other");
        assertThat(other).containsInstanceOf(Flaw.OtherId.class);
        var none = (ObjectNode) example(Kind.POSITION);
        none.remove("id");
        assertThat(kinds.flaw(Kind.POSITION, none.toString(), "urn:uuid:other")).isEmpty();
    }

    private @Nullable Flaw flaw(Kind kind, JsonNode document) {
        return kinds.flaw(kind, document.toString(), example(kind).get("id").asText()).orElse(null);
    }

    /// A schema cannot say that two steps have one id, nor what is a setting.
    private static boolean isOfShape(Flaw flaw) {
        return flaw instanceof Flaw.Misshapen(_, var expected)
                && !expected.equals("an id that no other step has");
    }

    private static boolean keeps(Kind kind, JsonNode document) {
        try {
            Contracts.assertValid(contract(kind), document.toString());
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static JsonNode example(Kind kind) {
        return json(Contracts.example(contract(kind)));
    }

    private static String contract(Kind kind) {
        return "sync/documents/" + kind.word() + ".v1";
    }

    /// The example with each of the values in that place, and without it.
    private static List<JsonNode> spoilt(Kind kind, JsonPointer place) {
        var spoilt = new ArrayList<JsonNode>();
        for (String value : VALUES) {
            var document = example(kind);
            put(document.at(place.head()), place.last(), json(value));
            spoilt.add(document);
        }
        var without = example(kind);
        if (without.at(place.head()) instanceof ObjectNode parent) {
            parent.remove(place.last().getMatchingProperty());
            spoilt.add(without);
        }
        return spoilt;
    }

    private static void put(JsonNode parent, JsonPointer step, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set(step.getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(step.getMatchingProperty(), value);
        }
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer here) {
        var places = new ArrayList<JsonPointer>();
        node.fieldNames()
                .forEachRemaining(name -> {
                    var there = here.appendProperty(name);
                    places.add(there);
                    places.addAll(places(node.get(name), there));
                });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(here.appendIndex(i));
            places.addAll(places(node.get(i), here.appendIndex(i)));
        }
        return places;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
