package fr.rentree.sync.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {

    @Test
    void every_value_is_kept_as_it_was_written() {
        var document =
                DocumentReader.read(
                        """
                        { "n" : 9223372036854775807 , "deep":[[1, [2]], {"b":1,"a":2}],
                          "emoji":"\uD83D\uDE00 \\ud83d\\ude00", "rtl":"\u05E9\u05DC\u05D5\u05DD", "t":true,"z":null,
                          "body":{"value":"x", "color":1.50} , "last":-0.0e10}\
                        """);
        assertThat(document.fields().keySet())
                .containsExactly(
                        "n",
                        "deep",
                        "emoji",
                        "rtl",
                        "t",
                        "z",
                        "body/value",
                        "body/color",
                        "body/~",
                        "last");
        assertThat(document.field("n").raw()).isEqualTo("9223372036854775807");
        assertThat(document.field("deep").raw()).isEqualTo("[[1, [2]], {\"b\":1,\"a\":2}]");
        assertThat(document.field("emoji").raw()).isEqualTo("\"\uD83D\uDE00 \\ud83d\\ude00\"");
        assertThat(document.field("body/color").raw()).isEqualTo("1.50");
        assertThat(document.field("last").raw()).isEqualTo("-0.0e10");
    }

    @Test
    void what_is_put_together_again_means_the_same() {
        var document =
                DocumentReader.read(
                        "{\"a/b\":1,\"~\":[],\"q\\\"\\\\\":2,\"body\":{\"v/w\":\"x\",\"n\":null},\"\\u0000\":{},\"body2\":{}}");
        var raws = new LinkedHashMap<String, String>();
        document.fields().forEach((pointer, field) -> raws.put(pointer, field.raw()));
        assertThat(DocumentReader.read(Document.compose(raws)).fields())
                .isEqualTo(document.fields());
    }

    @ParameterizedTest(name = "{0} means {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":[1, 2]}  | {"a":[1,2]}   | true
                    {"a":"\\u00e9"} | {"a":"é"}   | true
                    {"a":1}       | {"a":1.0}     | false
                    {"a":1}       | {"a":"1"}     | false
                    {"a":{"b":1,"c":2}} | {"a":{"c":2,"b":1}} | false
                    {"a":["x","y"]} | {"a":["xy"]} | false
                    """)
    void white_space_and_escapes_mean_nothing(String one, String other, boolean same) {
        assertThat(DocumentReader.read(one).field("a").means(DocumentReader.read(other).field("a")))
                .isEqualTo(same);
    }

    @Test
    void an_empty_body_is_a_value() {
        assertThat(DocumentReader.read("{\"body\":{}}").fields().keySet())
                .containsExactly("body/~");
    }
}
