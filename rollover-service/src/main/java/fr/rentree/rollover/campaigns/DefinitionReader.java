package fr.rentree.rollover.campaigns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads the definition that new campaigns begin with.
@ApplicationScoped
class DefinitionReader {

    static final String NEWEST = "/definitions/school-year.v1.json";

    private final ObjectMapper json;

    DefinitionReader(ObjectMapper json) {
        this.json = json;
    }

    Definition newest() {
        try (var document = DefinitionReader.class.getResourceAsStream(NEWEST)) {
            if (document == null) {
                throw new IllegalStateException(NEWEST + " is not on the class path");
            }
            return json.readValue(document, Definition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(Definition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
