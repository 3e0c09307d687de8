package fr.rentree.sync.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NotebookWordsTest {

    @ParameterizedTest(name = "Accept-Language: {0} is answered in {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                                            | fr
                    fr                      | fr
                    en                      | en
                    en-GB,en;q=0.9          | en
                    de,en;q=0.5             | en
                    de                      | fr
                    *                       | fr
                    fr-CA,en;q=0.8          | fr
                    this is ,, no header;;; | fr
                    """)
    void french_is_spoken_unless_english_is_preferred(@Nullable String header, String language) {
        assertThat(NotebookWords.in(header).language().getLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @EnumSource(ClosedReason.class)
    void each_reason_has_its_cure_in_both_languages(ClosedReason reason) {
        var closed = new NotebookState.ReadOnly(reason);
        var french = NotebookWords.in("fr").cure(closed, Optional.empty());
        var english = NotebookWords.in("en").cure(closed, Optional.empty());
        assertThat(french).isPresent().isNotEqualTo(english);
        assertThat(english).isPresent();
    }

    @Test
    void an_announced_end_is_said_with_its_day_and_an_open_notebook_needs_no_cure() {
        var frozen = new NotebookState.Frozen(ClosedReason.LICENCE_NOT_RENEWED);
        var day = Optional.of(LocalDate.parse("2027-12-30"));
        assertThat(NotebookWords.in("fr").cure(frozen, day).orElseThrow())
                .contains("30 décembre 2027");
        assertThat(NotebookWords.in("en").cure(frozen, day).orElseThrow())
                .contains("December 30, 2027");
        assertThat(NotebookWords.in("fr").cure(new NotebookState.Open(), day)).isEmpty();
    }
}
