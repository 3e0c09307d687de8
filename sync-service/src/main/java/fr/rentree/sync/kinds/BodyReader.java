package fr.rentree.sync.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// What the bodies of an annotation hold, in each form that readers write it in: one body, several,
/// or a choice of them; a text alone or with its language (EPUB); tags as bodies (W3C), or as
/// `tags` (EPUB, Readium), `tag` or `keyword` of one.
final class BodyReader {

    private static final List<String> TAGS = List.of("tags", "tag", "keyword");
    private static final List<String> WITH_LANGUAGE = List.of("text", "stringValue");

    private BodyReader() {}

    static List<ValueReader> texts(ValueReader doc) {
        return Stream.concat(
                        words(doc.member("bodyValue")),
                        bodies(doc.member("body"))
                                .filter(body -> !isTag(body))
                                .flatMap(body -> words(body.member("value"))))
                .toList();
    }

    static List<ValueReader> tags(ValueReader doc) {
        return bodies(doc.member("body"))
                .flatMap(body ->
                        Stream.concat(
                                isTag(body) ? itself(body.member("value")) : Stream.empty(),
                                TAGS.stream().flatMap(name -> words(body.member(name)))))
                .toList();
    }

    private static Stream<ValueReader> bodies(ValueReader value) {
        return value.each().stream()
                .filter(body -> body.node().isObject())
                .flatMap(body -> Stream.concat(Stream.of(body), bodies(body.member("items"))));
    }

    private static boolean isTag(ValueReader body) {
        return body.member("purpose").each().stream()
                .map(ValueReader::node)
                .map(JsonNode::asText)
                .anyMatch("tagging"::equals);
    }

    /// A body that is a tag is one, also where its words are not found.
    private static Stream<ValueReader> itself(ValueReader value) {
        var words = words(value).toList();
        return words.isEmpty() ? Stream.of(value) : words.stream();
    }

    private static Stream<ValueReader> words(ValueReader value) {
        return value.each().stream()
                .flatMap(one ->
                        switch (one.node().getNodeType()) {
                            case ARRAY -> words(one);
                            case OBJECT ->
                                    WITH_LANGUAGE.stream().flatMap(name -> words(one.member(name)));
                            default -> Stream.of(one);
                        });
    }
}
