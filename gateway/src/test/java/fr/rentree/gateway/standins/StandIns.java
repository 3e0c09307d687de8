package fr.rentree.gateway.standins;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts the stand-ins and points the gateway at them, with limits that a test can reach.
///
/// Where rollover should listen nobody does: a service that is down.
public final class StandIns implements QuarkusTestResourceLifecycleManager {

    /// Connections to one part: fewer than a test opens streams.
    public static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        int front = freePort();
        String publicUrl = "http://localhost:" + front;
        System.setProperty("gateway.test.public-url", publicUrl);
        var settings = new HashMap<String, String>();
        for (String service : List.of("identity", "licence", "distribution", "sync")) {
            int port = new ServiceStandIn(service, vertx).start();
            settings.put("rentree.routes." + service, "http://127.0.0.1:" + port);
        }
        settings.put("rentree.routes.rollover", "http://127.0.0.1:" + freePort());
        int keycloak = new KeycloakStandIn().start(vertx);
        settings.put("rentree.keycloak-url", "http://127.0.0.1:" + keycloak + "/auth");
        settings.put("rentree.public-url", publicUrl);
        settings.put("rentree.console-client-secret", "only-for-tests-and-32-characters-long");
        settings.put("quarkus.http.test-port", Integer.toString(front));
        settings.put("quarkus.oidc.token.forced-jwk-refresh-interval", "1ms");
        settings.putAll(smallLimits());
        settings.putAll(GarClient.settings(freePort()));
        settings.forEach((name, value) -> System.setProperty("gateway.test." + name, value));
        return settings;
    }

    private static Map<String, String> smallLimits() {
        return Map.of(
                "rentree.limits.connections", Integer.toString(CONNECTIONS),
                "rentree.limits.person.per-second", "1",
                "rentree.limits.person.burst", "20",
                "rentree.limits.school.per-second", "1",
                "rentree.limits.school.burst", "30",
                "rentree.limits.usual.body-megabytes", "1",
                // Only the tests of time-outs use deliveries and certified lists.
                "rentree.limits.bulk.upload-within", "2s",
                "rentree.limits.bulk.answer-within", "1s",
                "rentree.openapi.refresh-after", "1ms");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        vertx.close();
    }
}
