package fr.rentree.gateway.apidocs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// The description as JSON or as YAML.
@ApplicationScoped
class OpenApiWriter {

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .build();

    byte[] json(Map<String, Object> document) throws JsonProcessingException {
        return json.writeValueAsBytes(document);
    }

    byte[] yaml(Map<String, Object> document) throws JsonProcessingException {
        return yaml.writeValueAsBytes(document);
    }
}
