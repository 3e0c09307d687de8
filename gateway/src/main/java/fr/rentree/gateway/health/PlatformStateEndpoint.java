package fr.rentree.gateway.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import fr.rentree.gateway.routing.Part;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The state of the platform's parts, for the console; asked at most every other second.
@Path("/console/state")
@Singleton
@RunOnVirtualThread
class PlatformStateEndpoint {

    private static final String ALL = "all";

    record PlatformState(List<PartState> parts) {}

    private final HealthClient client;
    private final LoadingCache<String, PlatformState> cache =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(2))
                    .build(_ -> new PlatformState(askAll()));

    PlatformStateEndpoint(HealthClient client) {
        this.client = client;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public PlatformState state() {
        return cache.get(ALL);
    }

    private List<PartState> askAll() throws InterruptedException {
        List<Callable<PartState>> questions =
                Arrays.stream(Part.values()).<Callable<PartState>>map(this::question).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        }
    }

    private Callable<PartState> question(Part part) {
        return () -> client.ask(part);
    }
}
