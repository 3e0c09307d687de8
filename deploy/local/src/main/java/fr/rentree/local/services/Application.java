package fr.rentree.local.services;

import fr.rentree.local.certificates.Certificates;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Service;
import fr.rentree.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One of our own programs: where it was built and what it is told at its start.
record Application(Port port, Path folder, int heapMegabytes, Map<String, String> environment) {

    private static final int SERVICE_HEAP = 192;
    private static final int GATEWAY_HEAP = 160;

    String name() {
        return port.part();
    }

    /// The five services, then the gateway.
    static List<Application> all(Settings settings, Secrets secrets, Clock clock)
            throws IOException {
        var all = new ArrayList<Application>();
        for (Service service : Service.values()) {
            all.add(of(service, settings, secrets));
        }
        all.add(gateway(settings, secrets, clock));
        return all;
    }

    private static Application of(Service service, Settings settings, Secrets secrets) {
        var environment = common(settings, service.port());
        var ports = settings.ports();
        String role = "postgres." + service.database();
        environment.put("RENTREE_POSTGRES_HOST", "127.0.0.1");
        environment.put("RENTREE_POSTGRES_PORT", Integer.toString(ports.of(Port.POSTGRES)));
        environment.put("RENTREE_POSTGRES_OWNER_PASSWORD", secrets.of(role + "_owner"));
        environment.put("RENTREE_POSTGRES_RUNTIME_PASSWORD", secrets.of(role + "_runtime"));
        environment.put("RENTREE_KAFKA", ports.loopback(Port.KAFKA));
        environment.put("RENTREE_INBOX_MEMBER", "the-only-one");
        var folder = settings.installation().application(service.module());
        return new Application(service.port(), folder, SERVICE_HEAP, environment);
    }

    private static Application gateway(Settings settings, Secrets secrets, Clock clock)
            throws IOException {
        var environment = common(settings, Port.GATEWAY);
        var certificates =
                Certificates.in(settings.folder().certificates(), secrets, clock.instant());
        environment.putAll(garPort(certificates, settings.ports()));
        environment.put("RENTREE_CONSOLE_CLIENT_SECRET", secrets.of("client.console"));
        for (Service service : Service.values()) {
            String name = "RENTREE_ROUTES_" + service.name();
            environment.put(name, "http://" + settings.ports().loopback(service.port()));
        }
        var folder = settings.installation().application("gateway");
        return new Application(Port.GATEWAY, folder, GATEWAY_HEAP, environment);
    }

    private static Map<String, String> garPort(Certificates certificates, Ports ports) {
        String prefix = "RENTREE_GAR_PORT_";
        return Map.of(
                prefix + "PORT",
                Integer.toString(ports.of(Port.GAR)),
                prefix + "CERTIFICATE",
                certificates.file("gateway.pem").toString(),
                prefix + "KEY",
                certificates.file("gateway.key").toString(),
                prefix + "AUTHORITIES",
                certificates.file("authority.pem").toString(),
                "SMALLRYE_CONFIG_LOCATIONS",
                certificates.registrations().toUri().toString());
    }

    private static Map<String, String> common(Settings settings, Port port) {
        var environment = new TreeMap<String, String>();
        environment.put("RENTREE_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.ports().of(port)));
        environment.put("RENTREE_PUBLIC_URL", settings.ports().publicUrl());
        environment.put("RENTREE_KEYCLOAK_URL", settings.ports().keycloakUrl());
        return environment;
    }

    ProcessBuilder start() {
        var command = new ArrayList<>(Settings.java(heapMegabytes));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
