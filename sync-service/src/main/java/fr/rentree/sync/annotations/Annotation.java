package fr.rentree.sync.annotations;

import fr.rentree.sync.limits.SyncConfig;
import java.util.List;
import java.util.Optional;

/// What is looked at in an annotation before it is kept: never its words, only how much of what.
///
/// @param id the one that the document gives itself; empty when it gives none
/// @param text characters (Unicode code points) of all texts together
/// @param tags characters of each tag
record Annotation(
        boolean typed, boolean targeted, String id, int text, int selectors, List<Integer> tags) {

    /// The first thing that is wrong, if any; limits are exact.
    Optional<Flaw> flaw(String expectedId, SyncConfig limits) {
        int longest = tags.stream().mapToInt(Integer::intValue).max().orElse(0);
        Flaw flaw = null;
        if (!typed) {
            flaw = new Flaw.NotAnAnnotation();
        } else if (!targeted) {
            flaw = new Flaw.NoTarget();
        } else if (!id.isEmpty() && !id.equals(expectedId)) {
            flaw = new Flaw.OtherId(id);
        } else if (text > limits.charactersOfText()) {
            flaw = new Flaw.TextTooLong(limits.charactersOfText(), text);
        } else if (selectors > limits.selectors()) {
            flaw = new Flaw.TooManySelectors(limits.selectors(), selectors);
        } else if (tags.size() > limits.tags()) {
            flaw = new Flaw.TooManyTags(limits.tags(), tags.size());
        } else if (longest > limits.charactersPerTag()) {
            flaw = new Flaw.TagTooLong(limits.charactersPerTag(), longest);
        }
        return Optional.ofNullable(flaw);
    }
}
