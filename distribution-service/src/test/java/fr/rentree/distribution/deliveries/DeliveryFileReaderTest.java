package fr.rentree.distribution.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryFileReaderTest {

    @Test
    void a_byte_order_mark_spaces_lower_case_and_windows_lines_are_forgiven() {
        var file = read("\uFEFFserial;model;uai\r\n ha112q1 ; TAB-2026 ;0000001b\r\n\r\n");
        assertThat(file.badLines()).isEmpty();
        assertThat(file.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.serialNumber().value()).isEqualTo("HA112Q1");
                    assertThat(line.model()).isEqualTo("TAB-2026");
                    assertThat(line.school().value()).isEqualTo("0000001B");
                    assertThat(line.number()).isEqualTo(2);
                });
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    HA1;TAB;0000001B         | serial | not a serial number
                    HA 112;TAB;0000001B      | serial | not a serial number
                    HA&&é;TAB;0000001B       | serial | not a serial number
                    HA112;;0000001B          | model  | a model has 1 to 80
                    HA112;TAB;0000001A       | uai    | not a UAI
                    HA112;TAB;               | uai    | not a UAI
                    HA112;TAB                | line   | 2 values instead of 3
                    HA112;TAB;0000001B;more  | line   | 4 values instead of 3
                    """)
    void a_bad_line_is_told_with_its_number_column_value_and_reason(
            String line, String column, String reason) {
        var file = read("serial;model;uai\nHA999;TAB;0000001B\n" + line + "\n");
        assertThat(file.badLines())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.line()).isEqualTo(3);
                    assertThat(bad.column()).isEqualTo(column);
                    assertThat(bad.reason()).startsWith(reason);
                });
    }

    @Test
    void a_serial_number_twice_in_a_file_names_the_first_line() {
        var file = read("serial;model;uai\nHA112;TAB;0000001B\nha112;TAB;0000001B\n");
        assertThat(file.badLines())
                .containsExactly(new BadLine(3, "serial", "ha112", "stands already on line 2"));
    }

    @Test
    void what_is_no_delivery_file_is_refused_in_words() {
        assertThat(reason("serial,model,uai\nHA112,TAB,0000001B\n")).contains("serial;model;uai");
        assertThat(reason("")).contains("no line");
        assertThat(reason("serial;model;uai\n")).contains("no line");
        assertThat(reason("serial;model;uai\n\"HA112;TAB;0000001B\n"))
                .contains("1 values instead of 3");
        byte[] latin =
                "serial;model;uai\nHA112;modèle;0000001B\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new DeliveryFileReader(10).read(latin).badLines().getFirst().reason())
                .contains("UTF-8");
    }

    @Test
    void a_file_longer_than_the_limit_is_refused() {
        var file = new StringBuilder("serial;model;uai\n");
        for (int i = 0; i < 11; i++) {
            file.append("HA").append(1000 + i).append(";TAB;0000001B\n");
        }
        assertThat(reason(file.toString())).contains("more than 10 lines");
    }

    private static DeliveryFile read(String text) {
        return new DeliveryFileReader(10).read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(String text) {
        var file = read(text);
        assertThat(file.lines()).isEmpty();
        return file.badLines().getFirst().reason();
    }
}
