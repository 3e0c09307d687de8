package fr.rentree.sync.annotations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.rentree.sync.limits.SyncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Looks into a document as the W3C Web Annotation Data Model describes it, and changes nothing in
/// it.
@ApplicationScoped
public class AnnotationReader {

    /// No document of a reader comes near; deeper ones only cost time.
    private static final int LEVELS = 64;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(LEVELS)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private final SyncConfig limits;

    AnnotationReader(SyncConfig limits) {
        this.limits = limits;
    }

    /// What is wrong with a document that is to be kept under this id, if anything.
    public Optional<Flaw> flaw(String document, String id) {
        int bytes = document.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.bytesPerDocument()) {
            return Optional.of(new Flaw.DocumentTooLarge(limits.bytesPerDocument(), bytes));
        }
        try {
            JsonNode root = JSON.readTree(document);
            return root.isObject()
                    ? annotation(root).flaw(id, limits)
                    : Optional.of(new Flaw.NotReadable("a document is a JSON object"));
        } catch (JsonProcessingException e) {
            return Optional.of(new Flaw.NotReadable(e.getOriginalMessage()));
        }
    }

    private static Annotation annotation(JsonNode root) {
        var bodies = each(root.path("body")).filter(JsonNode::isObject).toList();
        int text = codePoints(root.path("bodyValue"));
        var tags = new ArrayList<Integer>();
        for (JsonNode body : bodies) {
            if (each(body.path("purpose")).anyMatch(p -> p.asText().equals("tagging"))) {
                tags.add(codePoints(body.path("value")));
            } else {
                text += codePoints(body.path("value"));
            }
            Stream.concat(each(body.path("tag")), each(body.path("keyword")))
                    .forEach(tag -> tags.add(codePoints(tag)));
        }
        var target = root.path("target");
        return new Annotation(
                each(root.path("type")).anyMatch(type -> type.asText().equals("Annotation")),
                !target.isMissingNode() && !target.isNull(),
                root.path("id").asText(""),
                text,
                selectors(target),
                List.copyOf(tags));
    }

    /// Selectors of all targets, with what refines them.
    private static int selectors(JsonNode node) {
        int found = 0;
        for (JsonNode part : each(node).toList()) {
            for (String way : List.of("selector", "refinedBy")) {
                found += (int) each(part.path(way)).count() + selectors(part.path(way));
            }
        }
        return found;
    }

    /// One value or several: JSON-LD writes both.
    private static Stream<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private static int codePoints(JsonNode node) {
        String text = node.asText("");
        return text.codePointCount(0, text.length());
    }
}
