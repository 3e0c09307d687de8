package fr.rentree.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolOfRequestTest {

    @ParameterizedTest(name = "{0} with school={1} is about {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/v1/persons                       | 0000001B | 0000001B
                    /api/v1/establishments/0000001B       |          | 0000001B
                    /gar/ressources/ENT/0000002C/0000001B |          | 0000002C
                    /api/v1/establishments/0000001A       |          |
                    /api/v1/persons                       | 0000001A |
                    /api/v1/persons/0000001BX             |          |
                    """)
    void a_school_is_found_by_its_well_formed_uai(String path, String parameter, String school) {
        assertThat(SchoolOfRequest.in(path, Optional.ofNullable(parameter)))
                .isEqualTo(Optional.ofNullable(school));
    }
}
