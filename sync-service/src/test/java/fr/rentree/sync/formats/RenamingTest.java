package fr.rentree.sync.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.documents.DocumentReader;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenamingTest {

    private static final UUID NEW = UUID.fromString("0199a1b2-0000-7000-8000-0000000000a1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"id":"x","a":1}                   | {"id":"NEW","a":1,"via":"x"}
                    {"a":[1, 2],"id":"x","via":"y"}    | {"a":[1, 2],"id":"NEW","via":["x","y"]}
                    {"id":"x","via":["y", "z"]}        | {"id":"NEW","via":["x","y", "z"]}
                    {"id":"x","via":[ ]}               | {"id":"NEW","via":["x"]}
                    {"a":1}                            | {"id":"NEW","a":1}
                    {"id":"\\u00e9","body":{"value":"v","b/c":{}}} | {"id":"NEW","body":{"value":"v","b/c":{}},"via":"\\u00e9"}
                    """)
    void the_id_it_had_is_kept_in_via_and_the_rest_as_it_is(String before, String after) {
        assertThat(Renaming.of(DocumentReader.read(before), NEW))
                .isEqualTo(after.replace("NEW", NoteIds.urn(NEW)));
    }

    @Test
    void an_id_made_of_words_is_the_same_each_time_and_no_other() {
        assertThat(NoteIds.derived("a", "b")).isEqualTo(NoteIds.derived("a", "b"));
        assertThat(NoteIds.derived("a", "b")).isNotEqualTo(NoteIds.derived("ab", ""));
        assertThat(NoteIds.derived("a").version()).isEqualTo(7);
        assertThat(NoteIds.derived("a").variant()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.org/1",
                "urn:uuid:123-123-123-123",
                "urn:uuid:0199A1B2-0000-7000-8000-0000000000A1",
                "0199a1b2-0000-7000-8000-0000000000a1"
            })
    void only_what_is_written_as_ours_is_ours(String id) {
        assertThat(NoteIds.ours(id)).isEmpty();
    }

    @Test
    void what_is_written_as_ours_stays() {
        assertThat(NoteIds.ours(NoteIds.urn(NEW))).contains(NEW);
    }

    @Test
    void notes_look_alike_when_their_target_and_text_mean_the_same() {
        String one =
                "{\"id\":\"1\",\"target\":{\"source\":\"a\"},\"body\":{\"value\":\"à\",\"color\":\"blue\"}}";
        String other =
                "{\"id\":\"2\",\"target\": { \"source\" : \"a\" },\"body\":{\"value\":\"\\u00e0\"},\"x\":1}";
        assertThat(like(one)).isEqualTo(like(other));
        assertThat(like(one)).isNotEqualTo(like(one.replace("à", "a")));
        assertThat(like(one)).isNotEqualTo(like(one.replace("\"a\"", "\"b\"")));
        assertThat(Likeness.of(DocumentReader.read("{\"body\":{\"value\":\"x\"}}"))).isEmpty();
    }

    private static String like(String document) {
        return Likeness.of(DocumentReader.read(document)).orElseThrow();
    }
}
