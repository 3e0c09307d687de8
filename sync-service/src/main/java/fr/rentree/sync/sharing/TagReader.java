package fr.rentree.sync.sharing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.sync.documents.DocumentReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The tags of a document: bodies whose purpose is tagging, and what other readers call `tag` or
/// `keyword`.
final class TagReader {

    private static final ObjectMapper JSON = new ObjectMapper(DocumentReader.JSON);

    private TagReader() {}

    static Set<String> tags(String document) {
        try {
            return each(JSON.readTree(document).path("body"))
                    .filter(JsonNode::isObject)
                    .flatMap(TagReader::tags)
                    .map(JsonNode::asText)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> tags(JsonNode body) {
        boolean tagging = each(body.path("purpose")).anyMatch(p -> p.asText().equals("tagging"));
        return Stream.of(
                        tagging ? each(body.path("value")) : Stream.<JsonNode>empty(),
                        each(body.path("tag")),
                        each(body.path("keyword")))
                .flatMap(tags -> tags);
    }

    private static Stream<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
