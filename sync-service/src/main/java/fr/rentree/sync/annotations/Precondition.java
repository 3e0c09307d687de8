package fr.rentree.sync.annotations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a writer demands of an annotation as it stands (RFC 9110, section 13): nothing, or that it
/// is one of those it knows. A weak tag is never one of them.
record Precondition(Optional<Set<String>> match, Optional<Set<String>> noneMatch) {

    /// A condition that nothing fulfils.
    static final int NO_REVISION = -1;

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /// @param match the `If-Match` headers
    /// @param noneMatch the `If-None-Match` headers
    static Precondition of(List<String> match, List<String> noneMatch) {
        return new Precondition(tags(match, false), tags(noneMatch, true));
    }

    /// The revision that a write may replace: 0 for whatever stands, when nothing else is demanded.
    ///
    /// Who demands nothing may overwrite somebody's words unread, so they are kept as a version.
    int base(StoredAnnotation current) {
        boolean named = match.filter(tags -> tags.contains(current.tag())).isPresent();
        return !holdsFor(current.tag()) ? NO_REVISION : named ? current.rev() : 0;
    }

    private boolean holdsFor(String tag) {
        return match.map(tags -> tags.contains(ANY) || tags.contains(tag)).orElse(true)
                && noneMatch.map(tags -> !tags.contains(ANY) && !tags.contains(tag)).orElse(true);
    }

    private static Optional<Set<String>> tags(List<String> headers, boolean weakToo) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String all = String.join(",", headers);
        return Optional.of(
                all.strip().equals(ANY)
                        ? Set.of(ANY)
                        : TAG.matcher(all)
                                .results()
                                .filter(found -> weakToo || isStrong(found))
                                .map(found -> found.group(2))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean isStrong(MatchResult found) {
        return found.group(1) == null;
    }
}
