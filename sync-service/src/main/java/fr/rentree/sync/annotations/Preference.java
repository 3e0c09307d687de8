package fr.rentree.sync.annotations;

import fr.rentree.sync.annotations.Container.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a client prefers to be shown of a container, as its `Prefer` headers say (RFC 7240, and the
/// preferences of LDP and of the Web Annotation Protocol).
///
/// @param minimal nothing but the container itself
/// @param shown how pages show annotations; empty when it does not matter, or is asked both ways
record Preference(boolean minimal, Optional<Shown> shown) {

    private static final String MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
    private static final String IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
    private static final String DESCRIPTIONS =
            "http://www.w3.org/ns/oa#PreferContainedDescriptions";

    static Preference of(List<String> headers) {
        return headers.stream()
                .flatMap(header -> split(header, ',').stream())
                .map(preference -> split(preference, ';'))
                .filter(parts ->
                        parts.getFirst().strip().toLowerCase(Locale.ROOT).startsWith("return"))
                .findFirst()
                .filter(parts -> value(parts.getFirst(), "return").equals("representation"))
                .map(parts -> including(parts.subList(1, parts.size())))
                .orElse(new Preference(false, Optional.empty()));
    }

    /// Whether it says anything that this server can follow.
    boolean isSaid() {
        return minimal || shown.isPresent();
    }

    /// The first page is shown with its container only to those who say how.
    boolean embedsFirstPage() {
        return !minimal && shown.isPresent();
    }

    private static Preference including(List<String> parameters) {
        Set<String> wanted =
                parameters.stream()
                        .flatMap(parameter -> Stream.of(value(parameter, "include").split("\\s+")))
                        .collect(Collectors.toSet());
        boolean one = wanted.contains(IRIS) != wanted.contains(DESCRIPTIONS);
        return new Preference(
                wanted.contains(MINIMAL),
                one
                        ? Optional.of(wanted.contains(IRIS) ? Shown.IRIS : Shown.DESCRIPTIONS)
                        : Optional.empty());
    }

    /// The value of `name=value`, its quotes taken off; empty when it is another name's.
    private static String value(String parameter, String name) {
        int equals = parameter.indexOf('=');
        if (equals < 0 || !parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
            return "";
        }
        String word = parameter.substring(equals + 1).strip();
        return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
                ? word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1")
                : word;
    }

    /// Parts between separators that stand in no quotes.
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = quoted && c == '\\' && i + 1 < text.length();
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
            if (escapes) {
                part.append(text.charAt(++i));
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
