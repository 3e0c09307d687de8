package fr.rentree.licence.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The messages of one feature: in French, unless English is preferred.
public final class Words {

    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final ResourceBundle messages;

    private Words(ResourceBundle messages) {
        this.messages = messages;
    }

    /// @param feature names the file under `messages/`
    /// @param preferred the languages of the request, the preferred one first
    public static Words of(String feature, List<Locale> preferred) {
        return new Words(
                ResourceBundle.getBundle(
                        "messages." + feature,
                        spoken(preferred),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /// The message, with what stands in its places; a day is written out.
    public String say(String key, Object... values) {
        var written = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            written[i] = values[i] instanceof LocalDate day ? writtenOut(day) : values[i];
        }
        return messages.getString(key).formatted(written);
    }

    /// The language that is spoken, as pages name it.
    public String language() {
        return messages.getLocale().equals(Locale.ENGLISH) ? "en" : "fr";
    }

    private String writtenOut(LocalDate day) {
        var language = messages.getLocale().equals(Locale.ENGLISH) ? Locale.UK : Locale.FRANCE;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
    }

    private static Locale spoken(List<Locale> preferred) {
        var ranges =
                preferred.stream()
                        .map(Locale::toLanguageTag)
                        .filter(tag -> !tag.equals("und"))
                        .map(Locale.LanguageRange::new)
                        .toList();
        var best = ranges.isEmpty() ? Locale.FRENCH : Locale.lookup(ranges, SPOKEN);
        return best == null ? Locale.FRENCH : best;
    }
}
