package fr.rentree.e2e.client;

import java.net.URI;
import java.util.function.Consumer;

/// The platform as those outside know it: its gateway, and who may sign in how.
public final class Platform {
    private static final String REALM = "rentree";
    private final Settings settings;
    private final Consumer<String> onWaiting;
    private final Line line;

    public Platform(Settings settings, Consumer<String> onWaiting) {
        this.settings = settings;
        this.onWaiting = onWaiting;
        line = new Line(onWaiting);
    }

    public URI gateway() {
        return settings.gateway();
    }

    /// A machine, or the operator's tools: a client of the realm with a secret.
    public Actor client(String name) {
        var auth = URI.create(settings.gateway() + "/auth");
        var access = new ClientAccess(line, auth, REALM, name, settings.secret("client." + name));
        return new Actor(line, settings.gateway(), access);
    }

    /// The same machine as a client of the GAR, by its certificate.
    public GarClient garClient(String name) {
        var tls = ClientCertificate.tls(settings.home().resolve("certificates"), name);
        return new GarClient(new Line(tls, onWaiting), settings.garPort());
    }

    /// A person of a portal, who gets an account there and signs in with it at the first request.
    public Actor person(String accessPoint, String identifier) {
        var password = passwordOf(identifier);
        var secret = settings.secret("client.ent-simulator");
        new EntRealm(line, settings.keycloak(), accessPoint, secret).account(identifier, password);
        var credentials = new PersonAccess.Credentials(accessPoint, identifier, password);
        return new Actor(
                line, settings.gateway(), new PersonAccess(line, settings.gateway(), credentials));
    }

    /// The password that the account of somebody at a simulated portal is given.
    public static String passwordOf(String identifier) {
        return "Mot-de-passe-" + identifier;
    }

    /// Nobody: asks without a token.
    public Answer anonymously(String path) {
        return anonymously(Request.get(path));
    }

    public Answer anonymously(Request request) {
        return line.send(settings.gateway(), request);
    }
}
