package fr.rentree.sync.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.limits.SyncConfig;
import java.util.List;

/// Looks at what a note is about: a `target` as the W3C Web Annotation Data Model describes it.
final class TargetReader {

    /// Where selectors stand: in a target, in another one, or at an end of a range.
    private static final List<String> WAYS =
            List.of("selector", "refinedBy", "startSelector", "endSelector");

    private TargetReader() {}

    static void check(ValueReader target, SyncConfig limits) throws FlawedException {
        target.demand(TargetReader::isTarget, "an IRI, an object, or an array of these");
        int selectors = selectors(target);
        if (selectors > limits.selectors()) {
            throw new FlawedException(
                    new Flaw.TooManySelectors(target.place(), limits.selectors(), selectors));
        }
    }

    private static boolean isTarget(JsonNode node) {
        if (!node.isArray()) {
            return isOne(node);
        }
        boolean all = !node.isEmpty();
        for (JsonNode one : node) {
            all &= isOne(one);
        }
        return all;
    }

    private static boolean isOne(JsonNode node) {
        return node.isObject() || node.isTextual() && !node.textValue().isEmpty();
    }

    /// Selectors of all targets, those in a choice or list of them too.
    private static int selectors(ValueReader value) {
        int found = 0;
        for (ValueReader part : value.each()) {
            found += selectors(part.member("items"));
            for (String way : WAYS) {
                found += part.member(way).each().size() + selectors(part.member(way));
            }
        }
        return found;
    }
}
