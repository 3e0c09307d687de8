package fr.rentree.sync.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.limits.SyncConfig;
import java.util.ArrayList;
import java.util.List;

/// Looks into an annotation as the W3C Web Annotation Data Model describes it: never at its words,
/// only at how much of what there is.
final class AnnotationReader {

    private AnnotationReader() {}

    static void check(ValueReader doc, SyncConfig limits) throws FlawedException {
        TargetReader.check(doc.member("target"), limits);
        int text = doc.member("bodyValue").characters();
        var tags = new ArrayList<ValueReader>();
        for (ValueReader body : bodies(doc)) {
            if (isTag(body)) {
                tags.add(body.member("value"));
            } else {
                text += body.member("value").characters();
            }
            tags.addAll(body.member("tag").each());
            tags.addAll(body.member("keyword").each());
        }
        if (text > limits.charactersOfText()) {
            throw new FlawedException(
                    new Flaw.TextTooLong("doc.body", limits.charactersOfText(), text));
        }
        check(tags, limits);
    }

    private static void check(List<ValueReader> tags, SyncConfig limits) throws FlawedException {
        if (tags.size() > limits.tags()) {
            throw new FlawedException(new Flaw.TooManyTags("doc.body", limits.tags(), tags.size()));
        }
        for (ValueReader tag : tags) {
            if (tag.characters() > limits.charactersPerTag()) {
                throw new FlawedException(
                        new Flaw.TagTooLong(
                                tag.place(), limits.charactersPerTag(), tag.characters()));
            }
        }
    }

    private static List<ValueReader> bodies(ValueReader doc) {
        return doc.member("body").each().stream().filter(body -> body.node().isObject()).toList();
    }

    private static boolean isTag(ValueReader body) {
        return body.member("purpose").each().stream()
                .map(ValueReader::node)
                .map(JsonNode::asText)
                .anyMatch("tagging"::equals);
    }
}
