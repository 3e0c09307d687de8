package fr.rentree.sync.documents;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// A JSON merge patch (RFC 7396) on the text of a document: values that it does not touch keep
/// their bytes.
public final class MergePatch {

    private static final String NOTHING = "null";

    /// @param written the fields that the patch writes: those it names, and those that become
    ///   another value because of them
    public record Patched(Document document, Set<String> written) {}

    private MergePatch() {}

    public static Patched apply(Document document, String patch) {
        String text = merged(document.raw(), patch);
        var patched = text.equals(document.raw()) ? document : DocumentReader.read(text);
        var written = new LinkedHashSet<String>();
        DocumentReader.read(patch).fields().keySet().stream()
                .filter(pointer -> !pointer.endsWith(Document.IS_OBJECT))
                .forEach(written::add);
        Stream.concat(document.fields().keySet().stream(), patched.fields().keySet().stream())
                .filter(p -> !document.field(p).raw().equals(patched.field(p).raw()))
                .filter(p -> !opens(patch, p))
                .forEach(written::add);
        return new Patched(patched, written);
    }

    /// Writing members of an opened object says nothing of what else stood in its place: the later
    /// form stays.
    private static boolean opens(String patch, String pointer) {
        return Document.OPENED.contains(pointer)
                && isObject(DocumentReader.members(patch).getOrDefault(pointer, ""));
    }

    private static String merged(String target, String patch) {
        if (!isObject(patch)) {
            return patch;
        }
        var before =
                isObject(target)
                        ? DocumentReader.members(target)
                        : new LinkedHashMap<String, String>();
        var after = new LinkedHashMap<>(before);
        DocumentReader.members(patch)
                .forEach((name, value) -> {
                    if (value.equals(NOTHING)) {
                        after.remove(name);
                    } else {
                        after.put(name, merged(before.getOrDefault(name, ""), value));
                    }
                });
        if (isObject(target) && after.equals(before)) {
            return target;
        }
        var raws = new LinkedHashMap<String, String>();
        after.forEach((name, raw) -> raws.put(Document.escape(name), raw));
        return Document.compose(raws);
    }

    private static boolean isObject(String raw) {
        return raw.stripLeading().startsWith("{");
    }
}
