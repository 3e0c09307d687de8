package fr.rentree.sync.profiles;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Holds an annotation to the schemas of `contracts/sync/documents`.
@ApplicationScoped
public class ProfileReader {

    /// One slip in a schema with alternatives is told once for each of them.
    private static final int DEPARTURES_SHOWN = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));

    private final Map<Profile, Schema> schemas = new EnumMap<>(Profile.class);

    ProfileReader() {
        for (Profile profile : Profile.values()) {
            schemas.put(profile, REGISTRY.getSchema(text(profile)));
        }
    }

    public Conformity read(String annotation) {
        var satisfied = new ArrayList<Profile>();
        var departures = new ArrayList<Conformity.Departure>();
        var node = node(annotation);
        schemas.forEach((profile, schema) -> {
            var found = departures(profile, schema, node);
            if (found.isEmpty()) {
                satisfied.add(profile);
            }
            departures.addAll(found);
        });
        return new Conformity(satisfied, departures);
    }

    /// Only which, for many annotations: stops at the first departure of each.
    public List<String> satisfied(String annotation) {
        var node = node(annotation);
        return node.map(read ->
                        schemas.entrySet().stream()
                                .filter(entry ->
                                        entry.getValue()
                                                .validate(read, ProfileReader::stopAtFirst)
                                                .isEmpty())
                                .map(entry -> entry.getKey().word())
                                .toList())
                .orElse(List.of());
    }

    private static void stopAtFirst(ExecutionContext context) {
        context.executionConfig(config -> config.failFast(true));
    }

    private static List<Conformity.Departure> departures(
            Profile profile, Schema schema, Optional<JsonNode> annotation) {
        return annotation
                .map(node ->
                        schema.validate(node).stream()
                                .limit(DEPARTURES_SHOWN)
                                .map(error ->
                                        new Conformity.Departure(
                                                profile,
                                                error.getInstanceLocation().toString(),
                                                error.getMessage()))
                                .toList())
                .orElse(List.of(new Conformity.Departure(profile, "", "cannot be read")));
    }

    private static Optional<JsonNode> node(String annotation) {
        try {
            return Optional.of(JSON.readTree(annotation));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String text(Profile profile) {
        String file =
                "contracts/sync/documents/annotation-%s.v1.schema.json".formatted(profile.word());
        try (var stream = ProfileReader.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
