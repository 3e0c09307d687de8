package fr.rentree.sync.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `Prefer` as RFC 7240 writes it: case, order, spaces, quotes, several preferences and headers.
class PreferenceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs"                | IRIS
                    return=representation; include="http://www.w3.org/ns/oa#PreferContainedDescriptions"       | DESCRIPTIONS
                    return=representation;include="http://www.w3.org/ns/ldp#PreferMinimalContainer"            | minimal
                    return=representation;include="http://www.w3.org/ns/ldp#PreferMinimalContainer http://www.w3.org/ns/oa#PreferContainedIRIs" | minimal IRIS
                    Return = representation ;Include = "http://www.w3.org/ns/oa#PreferContainedIRIs"           | IRIS
                    return="representation"; include="http://www.w3.org/ns/oa#Prefer\\ContainedIRIs"           | IRIS
                    return=representation; x="a;b,c"; include="http://www.w3.org/ns/oa#PreferContainedIRIs"    | IRIS
                    wait=10, return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs"       | IRIS
                    respond-async,, return=representation;include=http://www.w3.org/ns/oa#PreferContainedIRIs  | IRIS
                    return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs http://www.w3.org/ns/oa#PreferContainedDescriptions" |
                    return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIsOrSo"            |
                    return=minimal;include="http://www.w3.org/ns/oa#PreferContainedIRIs"                       |
                    return=minimal, return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs" |
                    returned=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs"              |
                    x="return=representation;include=http://www.w3.org/ns/oa#PreferContainedIRIs"              |
                    return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs                 |
                    ;;,="                                                                                      |
                    return                                                                                     |
                    """)
    void a_preference_is_read(String header, String expected) {
        assertThat(said(Preference.of(List.of(header))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void several_headers_are_one_list() {
        var headers =
                List.of(
                        "wait=10",
                        "return=representation;include=\"http://www.w3.org/ns/oa#PreferContainedIRIs\"");
        assertThat(said(Preference.of(headers))).isEqualTo("IRIS");
        assertThat(said(Preference.of(List.of()))).isEmpty();
    }

    private static String said(Preference preference) {
        String minimal = preference.minimal() ? "minimal " : "";
        return (minimal + preference.shown().map(Enum::name).orElse("")).strip();
    }
}
