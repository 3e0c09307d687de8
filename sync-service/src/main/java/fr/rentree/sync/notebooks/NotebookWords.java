package fr.rentree.sync.notebooks;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// What a person is told to do about a notebook that is closed, in French unless they prefer
/// English.
final class NotebookWords {

    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final Locale language;
    private final ResourceBundle words;

    private NotebookWords(Locale language) {
        this.language = language;
        this.words =
                ResourceBundle.getBundle(
                        "messages.notebooks",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// @param preferred an Accept-Language header; one that cannot be read prefers nothing
    static NotebookWords in(@Nullable String preferred) {
        return new NotebookWords(
                Optional.ofNullable(preferred)
                        .flatMap(NotebookWords::ranges)
                        .map(ranges -> Locale.lookup(ranges, SPOKEN))
                        .orElse(Locale.FRENCH));
    }

    Locale language() {
        return language;
    }

    Optional<String> cure(NotebookState state, Optional<LocalDate> removalOn) {
        return switch (state) {
            case NotebookState.Open _ -> Optional.empty();
            case NotebookState.ReadOnly(var reason) -> Optional.of(cure(reason));
            case NotebookState.Frozen(var reason) ->
                    Optional.of(
                            removalOn
                                    .map(day -> cure(reason) + " " + announced(day))
                                    .orElseGet(() -> cure(reason)));
        };
    }

    private String cure(ClosedReason reason) {
        return words.getString("cure." + reason.name());
    }

    private String announced(LocalDate day) {
        var form = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        return words.getString("announced").formatted(form.format(day));
    }

    private static Optional<List<Locale.LanguageRange>> ranges(String header) {
        try {
            return Optional.of(Locale.LanguageRange.parse(header));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
