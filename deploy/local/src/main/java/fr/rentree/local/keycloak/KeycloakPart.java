package fr.rentree.local.keycloak;

import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.HttpProbe;
import fr.rentree.local.supervision.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keycloak on its own port; people reach it through the gateway, under `/auth`.
public final class KeycloakPart implements Part {

    private static final int HEAP_MEGABYTES = 384;

    private final Settings settings;
    private final Secrets secrets;
    private final KeycloakBuild build;

    public KeycloakPart(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.build = new KeycloakBuild(settings.installation());
    }

    @Override
    public String name() {
        return Port.KEYCLOAK.part();
    }

    @Override
    public String address() {
        return settings.ports().keycloakUrl();
    }

    @Override
    public Set<String> needs() {
        return Set.of(Port.POSTGRES.part());
    }

    @Override
    public ProcessBuilder command() throws IOException {
        if (!build.isDone()) {
            build.run();
        }
        Path home = settings.folder().keycloak();
        build.makeHome(home);
        new RealmTemplates(settings.ports(), secrets).writeTo(importFolder());
        var command = build.command(home, HEAP_MEGABYTES);
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder;
    }

    private Path importFolder() {
        return settings.folder().keycloak().resolve("data").resolve("import");
    }

    private Map<String, String> environment() {
        var ports = settings.ports();
        return Map.ofEntries(
                Map.entry(
                        "KC_DB_URL",
                        "jdbc:postgresql://" + ports.loopback(Port.POSTGRES) + "/keycloak"),
                Map.entry("KC_DB_USERNAME", "keycloak"),
                Map.entry("KC_DB_PASSWORD", secrets.of("postgres.keycloak")),
                Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
                Map.entry("KC_HOSTNAME", ports.publicUrl() + "/auth"),
                Map.entry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true"),
                Map.entry("KC_HTTP_ENABLED", "true"),
                Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", Integer.toString(ports.of(Port.KEYCLOAK))),
                Map.entry("KC_PROXY_HEADERS", "xforwarded"),
                Map.entry("KC_PROXY_TRUSTED_ADDRESSES", "127.0.0.1"),
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"),
                Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("user.keycloak-admin")));
    }

    /// Not the port: realms are still being imported when it opens.
    @Override
    public boolean answers() {
        return HttpProbe.isOk(address() + "/realms/rentree/.well-known/openid-configuration");
    }

    /// The imported files hold secrets: they go as soon as they were read.
    @Override
    public void completeStart() throws IOException {
        DataFolder.delete(importFolder());
    }
}
