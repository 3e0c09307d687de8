package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.newNote;

import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The limits of a note hold in each form that readers write a text, a tag or a selector in.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class FormsTest {

    /// `TEXT` is as long as the limit says, `LIST` as many as it says.
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    text-too-long      | 10000 | "body":{"value":{"text":"TEXT","language":"fr"}}
                    text-too-long      | 10000 | "body":{"value":{"stringValue":"TEXT"}}
                    text-too-long      |  9999 | "body":{"value":["TEXT","y"]}
                    text-too-long      |  9999 | "body":{"value":[{"text":"TEXT"},{"text":"y"}]}
                    text-too-long      |  9999 | "body":{"type":"Choice","items":[{"value":"TEXT"},{"value":"y"}]}
                    text-too-long      |  9998 | "body":[{"type":"List","items":[{"items":[{"value":{"text":"TEXT"}}]}]},{"value":"y"}],"bodyValue":"z"
                    too-many-tags      |    50 | "body":{"value":"v","tags":LIST}
                    too-many-tags      |    49 | "body":{"value":"v","tags":LIST,"keyword":"k"}
                    too-many-tags      |    50 | "body":{"purpose":"tagging","value":LIST}
                    too-many-tags      |    49 | "body":{"type":"Choice","items":[{"value":"v","tags":LIST},{"value":"w","tag":"t"}]}
                    tag-too-long       |   100 | "body":{"value":"v","tags":["x","TEXT"]}
                    tag-too-long       |   100 | "body":{"purpose":"tagging","value":{"text":"TEXT"}}
                    tag-too-long       |   100 | "body":{"type":"Choice","items":[{"value":"v","tags":["TEXT"]}]}
                    too-many-selectors |    20 | "target":{"type":"List","items":[{"source":"c","selector":LIST}]}
                    too-many-selectors |    19 | "target":[{"items":[{"source":"c","selector":LIST},{"source":"d","selector":{}}]}]
                    too-many-selectors |    18 | "target":{"source":"c","selector":{"type":"RangeSelector","startSelector":LIST,"endSelector":{"type":"X"}}}
                    """)
    void it_counts_in_every_form(String slug, int limit, String members) {
        String id = newNote();
        String target = members.contains("\"target\"") ? "" : "\"target\":\"c\",";
        String one = slug.equals("too-many-selectors") ? "{\"type\":\"X\"}" : "\"t\"";
        LimitsTest.exact(
                slug,
                n ->
                        "{\"id\":\"%s\",\"type\":\"Annotation\",%s%s}"
                                .formatted(id, target, members)
                                .replace("TEXT", "x".repeat(n))
                                .replace("LIST", "[" + LimitsTest.many(one, n) + "]"),
                limit,
                id);
    }
}
