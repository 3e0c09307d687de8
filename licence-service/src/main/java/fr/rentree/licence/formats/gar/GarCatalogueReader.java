package fr.rentree.licence.formats.gar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.formats.EntrySink;
import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.formats.XmlElement;
import fr.rentree.licence.formats.XmlRecordReader;
import fr.rentree.licence.formats.gar.RawResource.RawDistributor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `listeRessourcesDiffusables`, in XML or JSON, resource by resource.
public final class GarCatalogueReader {

    static final String NAMESPACE = "http://gar.education.fr/schemas/init/0/1/";
    private static final String ROOT = "listeRessourcesDiffusables";
    private static final String RESOURCE = "ressourceDiffusable";
    private static final String DATE = "dateGeneration";
    private static final String DISTRIBUTORS = "distributeursCom";

    private final ObjectMapper json;
    private final EntrySink sink;
    private final ResourceRules rules;
    private Optional<Instant> generatedAt = Optional.empty();
    private int number;

    public GarCatalogueReader(ObjectMapper json, EntrySink sink) {
        this.json = json;
        this.sink = sink;
        rules = new ResourceRules(sink);
    }

    /// Reads all of a file and says when it was generated, as far as it tells.
    public Optional<Instant> read(BufferedInputStream file) throws IOException {
        if (startsAsXml(file)) {
            new XmlRecordReader(
                            ROOT + " in " + NAMESPACE,
                            (namespace, name) ->
                                    name.equals(ROOT)
                                            && (namespace.isEmpty() || namespace.equals(NAMESPACE)),
                            name -> name)
                    .read(file, this::readElement);
        } else {
            readJson(file);
        }
        return generatedAt;
    }

    /// Looks at the first byte that is no space, and goes back.
    private static boolean startsAsXml(BufferedInputStream file) throws IOException {
        file.mark(1024);
        int first = file.read();
        while (first == 0xEF || first == 0xBB || first == 0xBF || Character.isWhitespace(first)) {
            first = file.read();
        }
        file.reset();
        return first == '<';
    }

    private void readElement(XmlElement element) {
        switch (element.name()) {
            case DATE -> readDate(element.text());
            case RESOURCE -> {
                var values = new LinkedHashMap<String, String>();
                var distributors = new ArrayList<RawDistributor>();
                for (var child : element.children()) {
                    if (child.name().equals(DISTRIBUTORS)) {
                        distributors.add(
                                new RawDistributor(
                                        child.textOf("distributeurCom").orElse(null),
                                        child.textOf("nomDistributeurCom").orElse(null)));
                    } else {
                        values.putIfAbsent(child.name(), child.text());
                    }
                }
                rules.check(new RawResource(++number, element.line(), values, distributors));
            }
            default -> unknown(element.line(), element.name());
        }
    }

    private void readJson(InputStream file) throws IOException {
        try (var parser = json.createParser(file)) {
            var token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                readList(parser);
            } else if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readListOrNull(parser);
                }
            } else {
                throw anotherKind();
            }
            if (parser.nextToken() != null) {
                throw RefusedFileException.unreadable(line(parser), "something follows the list");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw RefusedFileException.unreadable(line, e.getOriginalMessage());
        }
    }

    /// A proxy that had nothing from one of its sources puts null.
    private void readListOrNull(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> readList(parser);
            case VALUE_NULL ->
                    sink.warn(
                            new Finding(
                                    0,
                                    line(parser),
                                    "",
                                    "list-null",
                                    "",
                                    "null",
                                    "One source gave nothing: check that it should not."));
            default -> throw anotherKind();
        }
    }

    private void readList(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            var token = parser.nextToken();
            if (field.equals(RESOURCE) && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readResource(line(parser), json.readTree(parser));
                }
            } else if (field.equals(DATE) && token == JsonToken.VALUE_STRING) {
                readDate(parser.getText());
            } else if (token != JsonToken.VALUE_NULL) {
                unknown(line(parser), field);
                parser.skipChildren();
            }
        }
    }

    private void readResource(int line, @Nullable JsonNode node) {
        number++;
        if (node == null || node.isNull()) {
            sink.warn(new Finding(number, line, "", "entry-null", "", "null", "It is left out."));
            return;
        }
        if (!node.isObject()) {
            sink.refuse(
                    new Finding(
                            number, line, "", "entry", "", node.toString(), "Write an object."));
            return;
        }
        var values = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            var value = field.getValue();
            if (!value.isNull() && !field.getKey().equals(DISTRIBUTORS)) {
                values.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        }
        rules.check(new RawResource(number, line, values, distributors(node.path(DISTRIBUTORS))));
    }

    private static List<RawDistributor> distributors(JsonNode given) {
        var distributors = new ArrayList<RawDistributor>();
        var each = given.isObject() ? List.of(given) : given;
        for (JsonNode one : each) {
            distributors.add(
                    new RawDistributor(
                            text(one.path("distributeurCom")),
                            text(one.path("nomDistributeurCom"))));
        }
        return distributors;
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isNull() || node.isMissingNode() ? "" : node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /// The oldest of several lists tells how old the whole is.
    private void readDate(String text) {
        try {
            var date = OffsetDateTime.parse(text.strip()).toInstant();
            generatedAt =
                    generatedAt.filter(other -> other.isBefore(date)).or(() -> Optional.of(date));
        } catch (DateTimeParseException _) {
            sink.warn(
                    new Finding(
                            0, 0, "", "date", DATE, text, "Write it like 2026-11-22T03:15:29Z."));
        }
    }

    private void unknown(int line, String field) {
        sink.warn(new Finding(0, line, "", "unknown-field", field, "", "It is not read."));
    }

    private static RefusedFileException anotherKind() {
        return new RefusedFileException(
                "file-of-another-kind",
                "This is no listeRessourcesDiffusables: send the GAR's XML, or its JSON, an array"
                        + " of {\"dateGeneration\", \"ressourceDiffusable\": […]}.");
    }

    private static int line(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }
}
