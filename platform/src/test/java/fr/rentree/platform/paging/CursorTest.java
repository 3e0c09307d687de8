package fr.rentree.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a caller sends as a cursor, a list looks only for what it may have given itself.
class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"LYCÉE\u001fDupré", "12/é", "a\nb", "0199a1b2"})
    void a_key_comes_back_as_it_was(String key) {
        assertThat(Cursor.decode(Cursor.encode(key))).isEqualTo(key);
    }

    @Test
    void no_cursor_is_the_first_page() {
        assertThat(Cursor.decode(null)).isEmpty();
        assertThat(Cursor.decodeId("")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "AA, a NUL which no text of the database can have",
        "YQBi, one between letters",
        "gA, no UTF-8",
        "*, no Base64"
    })
    void what_no_list_gave_is_refused(String cursor, String reason) {
        assertUnknown(() -> Cursor.decode(cursor));
    }

    @Test
    void the_key_of_a_list_of_ids_is_an_id() {
        String id = UUID.randomUUID().toString();
        assertThat(Cursor.decodeId(Cursor.encode(id))).isEqualTo(id);
        for (String other :
                new String[] {"xxx", "42", id + "0", id.replace("-", ""), "1-1-1-1-1"}) {
            assertUnknown(() -> Cursor.decodeId(Cursor.encode(other)));
        }
    }

    private static void assertUnknown(Runnable decoding) {
        assertThatThrownBy(decoding::run)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> {
                            assertThat(problem.getStatusCode()).isEqualTo(400);
                            assertThat(problem.getType().toString()).endsWith("/unknown-cursor");
                        });
    }
}
