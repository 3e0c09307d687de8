package fr.rentree.sync.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `If-Match` and `If-None-Match` against revision 2 of an annotation.
class PreconditionTest {

    private static final UUID ID = new UUID(0, 10);

    @ParameterizedTest(name = "If-Match {0}, If-None-Match {1}: may replace {2}")
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
                    none,                none,    0
                    "00000000-0000-0000-0000-00000000000a-2",               none,    2
                    `"00000000-0000-0000-0000-00000000000a-1", "00000000-0000-0000-0000-00000000000a-2"`,      none,    2
                    *,                   none,    0
                    "00000000-0000-0000-0000-00000000000a-1",               none,    -1
                    W/"00000000-0000-0000-0000-00000000000a-2",             none,    -1
                    00000000-0000-0000-0000-00000000000a-2,                 none,    -1
                    ``,                  none,    -1
                    none,                "00000000-0000-0000-0000-00000000000a-1",   0
                    none,                "00000000-0000-0000-0000-00000000000a-2",   -1
                    none,                W/"00000000-0000-0000-0000-00000000000a-2", -1
                    none,                *,       -1
                    """)
    void a_writer_demands(String match, String noneMatch, int revision) {
        var precondition =
                Precondition.of(
                        match == null ? List.of() : List.of(match),
                        noneMatch == null ? List.of() : List.of(noneMatch));
        var current = new StoredAnnotation(ID, 2, Instant.EPOCH, Instant.EPOCH, "{}");
        assertThat(precondition.base(current)).isEqualTo(revision);
    }
}
