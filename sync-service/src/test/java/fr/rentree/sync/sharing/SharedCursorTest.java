package fr.rentree.sync.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedCursorTest {

    private static final int LONGEST_REQUEST_LINE = 4096;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 65_535, 2_147_483_648L, 4_294_967_296L, 140_737_488_355_327L})
    void a_place_is_read_as_it_was_written(long seq) {
        var cursor = cursor(1, seq);
        assertThat(SharedCursor.of(cursor.content())).contains(cursor);
    }

    @Test
    void what_was_cut_or_is_of_another_form_is_no_cursor() {
        byte[] content = cursor(2, 7).content();
        assertThat(SharedCursor.of(Arrays.copyOf(content, content.length - 1))).isEmpty();
        assertThat(SharedCursor.of(new byte[] {1})).isEmpty();
        content[0] = 1;
        assertThat(SharedCursor.of(content)).isEmpty();
    }

    @Test
    void as_many_shares_as_a_reader_follows_fit_a_request_line() {
        int bytes = cursor(100, 1).content().length + 16;
        assertThat(bytes * 4 / 3 + 100).isLessThan(LONGEST_REQUEST_LINE);
    }

    private static SharedCursor cursor(int shares, long seq) {
        var read = new LinkedHashMap<UUID, Long>();
        for (int i = 0; i < shares; i++) {
            read.put(UUID.randomUUID(), seq);
        }
        return new SharedCursor(UUID.randomUUID(), 42, read);
    }
}
