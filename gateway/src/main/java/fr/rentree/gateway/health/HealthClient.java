package fr.rentree.gateway.health;

import fr.rentree.gateway.routing.Part;
import fr.rentree.gateway.routing.PartDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a part whether it is ready.
@ApplicationScoped
class HealthClient {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PartDirectory directory;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    HealthClient(PartDirectory directory) {
        this.directory = directory;
    }

    PartState ask(Part part) throws InterruptedException {
        var request = HttpRequest.newBuilder(question(part)).timeout(PATIENCE).build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return new PartState(part.label(), status == 200);
        } catch (IOException _) {
            return new PartState(part.label(), false);
        }
    }

    private URI question(Part part) {
        String path = part == Part.KEYCLOAK ? "/auth/realms/rentree" : "/q/health/ready";
        return directory.addressOf(part).resolve(path);
    }
}
