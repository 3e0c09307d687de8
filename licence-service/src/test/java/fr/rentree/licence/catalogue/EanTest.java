package fr.rentree.licence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EanTest {

    @ParameterizedTest(name = "{0} hints at {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ark:/99999/n13_9782000000082   | 9782000000082
                    ark:/99999/9782000000082       | 9782000000082
                    ark:/99999/n13_9782000000083   |
                    ark:/99999/n13_3133099602330   |
                    ark:/99999/19782000000082      |
                    ark:/99999/9782000000082-eleve |
                    """)
    void only_a_books_number_at_the_end_of_an_id_hints(String id, String ean) {
        assertThat(Ean.hintedBy(id).orElse(null)).isEqualTo(ean);
    }
}
