package fr.rentree.e2e.autumn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoteIdTest {

    @Test
    void it_is_a_uuid_of_version_seven_that_begins_with_the_time() {
        var id = NoteId.next(0x0199_0000_1234L);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("01990000-1234-7");
        assertThat(NoteId.next(0)).isNotEqualTo(NoteId.next(0));
    }
}
