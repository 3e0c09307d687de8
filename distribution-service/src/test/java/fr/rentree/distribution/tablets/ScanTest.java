package fr.rentree.distribution.tablets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {

    @ParameterizedTest(name = "[{0}] is read as {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    HA112      | HA112
                    ~ ha112 ~  | HA112
                    HA-112     | HA-112
                    HA&&é      | HA112
                    HA&&É      | HA112
                    ~HA"'(-è_çà)X~ | HA34567890-X
                    """)
    void a_scan_is_trimmed_put_in_capitals_and_repaired(String typed, String meant) {
        var scan = Scan.of(typed);
        assertThat(scan.raw()).isEqualTo(typed);
        assertThat(scan.readings().getFirst()).isEqualTo(new SerialNumber(meant));
    }

    @Test
    void a_text_that_no_serial_number_looks_like_has_no_reading() {
        assertThat(Scan.of("3 017620 42200!").readings()).isEmpty();
        assertThat(Scan.of("").readings()).isEmpty();
    }

    @Test
    void a_hyphen_alone_repairs_nothing() {
        assertThat(Scan.of("HA-112").readings()).isEqualTo(List.of(new SerialNumber("HA-112")));
    }

    @Property(tries = 500)
    void whatever_a_us_reader_types_on_a_french_keyboard_is_among_the_readings(
            @ForAll @StringLength(min = 3, max = 12) @CharRange(from = 'A', to = 'Z')
                    String letters,
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = '0', to = '9')
                    String digits) {
        String label = letters.replace(";", "") + digits;
        assertThat(Scan.of(onFrenchKeyboard(label)).readings()).contains(new SerialNumber(label));
        assertThat(Scan.of(label).readings()).containsExactly(new SerialNumber(label));
    }

    /// What the keys of a US keyboard write when the computer believes the keyboard is French.
    private static String onFrenchKeyboard(String label) {
        String us = "1234567890AQWZM";
        String french = "&é\"'(-è_çàQAZW?";
        var typed = new StringBuilder();
        for (char c : label.toCharArray()) {
            int key = us.indexOf(c);
            typed.append(key < 0 ? c : french.charAt(key));
        }
        boolean unmistakable = typed.chars().anyMatch(c -> "&é\"'(è_çà".indexOf(c) >= 0);
        return unmistakable ? typed.toString() : label;
    }
}
