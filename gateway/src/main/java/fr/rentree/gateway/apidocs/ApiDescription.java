package fr.rentree.gateway.apidocs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import fr.rentree.gateway.routing.Part;
import fr.rentree.gateway.routing.RouteTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The merged description, kept for a while; a service that is down stays in it as last known.
@ApplicationScoped
class ApiDescription {

    private record Answered(Part part, Optional<Map<String, Object>> document) {}

    private static final String WHOLE = "whole";

    private final OpenApiClient client;
    private final String publicUrl;
    private final Map<Part, Map<String, Object>> lastKnown = new EnumMap<>(Part.class);
    private final LoadingCache<String, Map<String, Object>> cache;

    ApiDescription(
            OpenApiClient client,
            ApiDocsConfig config,
            @ConfigProperty(name = "rentree.public-url") String publicUrl) {
        this.client = client;
        this.publicUrl = publicUrl;
        this.cache =
                Caffeine.newBuilder()
                        .expireAfterWrite(config.refreshAfter())
                        .build(_ -> askEverybody());
    }

    Map<String, Object> current() {
        return cache.get(WHOLE);
    }

    /// The cache lets one caller at a time in here.
    private Map<String, Object> askEverybody() throws InterruptedException {
        var merge = new OpenApiMerge(publicUrl);
        var states = new LinkedHashMap<String, String>();
        for (Answered answered : askAll()) {
            Part part = answered.part();
            answered.document().ifPresent(document -> lastKnown.put(part, document));
            states.put(part.label(), state(part, answered.document().isPresent()));
            var document = lastKnown.get(part);
            if (document != null) {
                merge.add(part.label(), path -> isAnsweredBy(part, path), document);
            }
        }
        return merge.result(states);
    }

    private List<Answered> askAll() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Part.services().stream().map(this::question).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private Callable<Answered> question(Part part) {
        return () -> new Answered(part, client.describe(part));
    }

    private String state(Part part, boolean answered) {
        if (answered) {
            return "current";
        }
        return lastKnown.containsKey(part) ? "not answering, as last known" : "missing";
    }

    private static boolean isAnsweredBy(Part part, String path) {
        return RouteTable.find(path).filter(route -> route.part() == part).isPresent();
    }
}
