package fr.rentree.gateway.apidocs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.gateway.routing.Part;
import fr.rentree.gateway.routing.PartDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Asks a service for its own OpenAPI document.
@ApplicationScoped
class OpenApiClient {

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final String PATH = "/q/openapi?format=JSON";

    private final PartDirectory directory;
    private final ObjectMapper json;
    private final Duration patience;
    private final HttpClient http;

    OpenApiClient(PartDirectory directory, ObjectMapper json, ApiDocsConfig config) {
        this.directory = directory;
        this.json = json;
        this.patience = config.patience();
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .build();
    }

    /// Empty when the service does not answer, or with something else than its description.
    Optional<Map<String, Object>> describe(Part part) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(directory.addressOf(part).resolve(PATH))
                        .header("Accept", "application/json")
                        .timeout(patience)
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(json.readValue(answer.body(), TREE))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
