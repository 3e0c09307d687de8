package fr.rentree.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Where the platform is, and with which secrets its clients sign in.
public record Settings(URI gateway, URI keycloak, Path home, Properties secrets) {
    private static final int KEYCLOAK_AFTER_GATEWAY = 6;
    private static final int GAR_AFTER_GATEWAY = 10;

    /// From the environment that the launcher gives; the address of the gateway also as an
    /// argument.
    public static Settings from(Map<String, String> environment, String... arguments) {
        var address = environment.getOrDefault("RENTREE_PUBLIC_URL", "http://localhost:8080");
        var gateway = URI.create(arguments.length > 0 ? arguments[0] : address);
        var home = Path.of(environment.getOrDefault("RENTREE_HOME", ".rentree"));
        var secrets = environment.getOrDefault("RENTREE_SECRETS", home + "/secrets.properties");
        var keycloak = environment.getOrDefault("RENTREE_KEYCLOAK_URL", besides(gateway));
        return new Settings(gateway, URI.create(keycloak), home, read(Path.of(secrets)));
    }

    public String secret(String name) {
        var secret = secrets.getProperty(name);
        if (secret == null) {
            throw new UnexpectedException("The secrets file has no line " + name + ".");
        }
        return secret;
    }

    /// Where the GAR's own paths stand, with mutual TLS.
    URI garPort() {
        return URI.create("https://localhost:" + (gateway.getPort() + GAR_AFTER_GATEWAY));
    }

    /// The simulated portals are prepared at Keycloak's own port: the gateway keeps its
    /// administration closed.
    private static String besides(URI gateway) {
        return "http://"
                + gateway.getHost()
                + ":"
                + (gateway.getPort() + KEYCLOAK_AFTER_GATEWAY)
                + "/auth";
    }

    private static Properties read(Path file) {
        var secrets = new Properties();
        if (!Files.isReadable(file)) {
            throw new UnexpectedException(
                    "No secrets at " + file + ": start the platform first with ./rentree up.");
        }
        try (var lines = Files.newBufferedReader(file)) {
            secrets.load(lines);
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
