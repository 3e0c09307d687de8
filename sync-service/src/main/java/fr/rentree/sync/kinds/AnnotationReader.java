package fr.rentree.sync.kinds;

import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.limits.SyncConfig;
import java.util.List;

/// Looks into an annotation as the W3C Web Annotation Data Model describes it: never at its words,
/// only at how much of what there is.
final class AnnotationReader {

    private AnnotationReader() {}

    static void check(ValueReader doc, SyncConfig limits) throws FlawedException {
        TargetReader.check(doc.member("target"), limits);
        int text = BodyReader.texts(doc).stream().mapToInt(ValueReader::characters).sum();
        if (text > limits.charactersOfText()) {
            throw new FlawedException(
                    new Flaw.TextTooLong("doc.body", limits.charactersOfText(), text));
        }
        check(BodyReader.tags(doc), limits);
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
}
