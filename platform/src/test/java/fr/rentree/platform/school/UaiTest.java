package fr.rentree.platform.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UaiTest {

    @ParameterizedTest(name = "{0} is a UAI")
    @ValueSource(
            strings = {
                "0470004Z",
                "0752387M",
                "0350042F",
                "0561622J",
                "0751703U",
                "0941295X",
                "0750680G",
                "0140070A",
                "0000001B",
                "0000004E"
            })
    void real_codes_carry_their_check_letter(String code) {
        assertThat(Uai.isWellFormed(code)).isTrue();
    }

    @ParameterizedTest(name = "{0} is none")
    @ValueSource(
            strings = {
                "0450822X",
                "0377777U",
                "1237457A",
                "0123456A",
                "",
                "470004Z",
                "0650499P-ET6",
                "0470004z",
                " 0470004Z"
            })
    void a_wrong_letter_or_form_is_no_uai(String code) {
        assertThat(Uai.tryParse("x" + code)).isEmpty();
        assertThatThrownBy(() -> new Uai(code)).hasMessageContaining("Not a UAI");
    }

    @Test
    void what_a_person_typed_is_trimmed_and_put_in_upper_case() {
        assertThat(Uai.parse(" 0470004z ")).isEqualTo(new Uai("0470004Z"));
    }
}
