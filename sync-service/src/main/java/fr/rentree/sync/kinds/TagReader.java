package fr.rentree.sync.kinds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.sync.documents.DocumentReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/// The tags of a document that is kept, those that its limits count.
public final class TagReader {

    private static final ObjectMapper JSON = new ObjectMapper(DocumentReader.JSON);

    private TagReader() {}

    public static Set<String> tags(String document) {
        try {
            return BodyReader.tags(new ValueReader("doc", JSON.readTree(document))).stream()
                    .map(tag -> tag.node().asText())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
