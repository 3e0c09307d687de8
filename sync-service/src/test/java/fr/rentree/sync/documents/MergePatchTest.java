package fr.rentree.sync.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /// RFC 7396, appendix A, those of a document that is an object.
    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":"b"}               | {"a":"c"}                 | {"a":"c"}
                    {"a":"b"}               | {"b":"c"}                 | {"a":"b","b":"c"}
                    {"a":"b"}               | {"a":null}                | {}
                    {"a":"b","b":"c"}       | {"a":null}                | {"b":"c"}
                    {"a":["b"]}             | {"a":"c"}                 | {"a":"c"}
                    {"a":"c"}               | {"a":["b"]}               | {"a":["b"]}
                    {"a":{"b":"c"}}         | {"a":{"b":"d","c":null}}  | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}       | {"a":[1]}                 | {"a":[1]}
                    {"a":"foo"}             | {"a":{"x":1,"y":null}}    | {"a":{"x":1}}
                    {"e":null}              | {"a":1}                   | {"e":null,"a":1}
                    {}                      | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    {"body":{"v":1}}        | {"body":{"v":null}}       | {"body":{}}
                    {"body":{"v":1,"w":2}}  | {"body":null}             | {}
                    {"body":[1]}            | {"body":{"v":1}}          | {"body":{"v":1}}
                    """)
    void a_patch_is_that_of_the_rfc(String document, String patch, String patched) {
        assertThat(apply(document, patch).document().raw()).isEqualTo(patched);
    }

    @Test
    void what_it_does_not_touch_keeps_its_bytes() {
        String document =
                "{\"n\": 9223372036854775807 ,\"deep\":{\"a\":[[1, [2]], {\"b\" :1.50}],\"z\":-0.0e10},"
                        + "\"\uD83D\uDE00\":\"\\u00e9 \u05E9\u05DC\u05D5\u05DD \\ud83d\",\"body\":{\"value\":\"x\"}}";
        var patched = apply(document, "{\"deep\":{\"new\":1},\"body\":{\"color\":\"red\"}}");
        assertThat(patched.document().raw())
                .contains("9223372036854775807")
                .contains("\"a\":[[1, [2]], {\"b\" :1.50}],\"z\":-0.0e10,\"new\":1")
                .contains("\"\\u00e9 \u05E9\u05DC\u05D5\u05DD \\ud83d\"")
                .contains("\"body\":{\"value\":\"x\",\"color\":\"red\"}");
        assertThat(DocumentReader.read(patched.document().raw()).fields())
                .containsKey("\uD83D\uDE00");
    }

    @ParameterizedTest(name = "{1} on {0} writes {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":1,"b":2}                  | {"a":1}                   | a
                    {"a":1}                        | {"a/b":1,"c":null}        | a~1b,c
                    {"body":{"v":1,"w":2}}         | {"body":{"w":3}}          | body/w
                    {"values":{"v":1,"w":2}}       | {"values":{"v":null}}     | values/v
                    {"body":{"v":1}}               | {"body":{"v":null}}       | body/v
                    {"body":{"v":1,"w":2}}         | {"body":[1]}              | body,body/v,body/w,body/~
                    {"body":[1]}                   | {"body":{"v":1}}          | body/v,body/~
                    {"body":{"v":1}}               | {"body":{}}               | ``
                    """)
    void it_writes_exactly_the_fields_that_it_names(String document, String patch, String written) {
        assertThat(String.join(",", apply(document, patch).written())).isEqualTo(written);
    }

    private static MergePatch.Patched apply(String document, String patch) {
        return MergePatch.apply(DocumentReader.read(document), patch);
    }
}
