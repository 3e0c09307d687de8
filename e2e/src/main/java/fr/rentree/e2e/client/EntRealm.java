package fr.rentree.e2e.client;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// A simulated portal: a realm of the same Keycloak, where the player makes the few accounts that
/// sign in.
final class EntRealm {
    private final Actor simulator;
    private final String users;

    EntRealm(Line line, URI keycloak, String alias, String secret) {
        simulator =
                new Actor(
                        line,
                        keycloak,
                        new ClientAccess(line, keycloak, alias, "ent-simulator", secret));
        users = "/admin/realms/" + alias + "/users";
    }

    /// Makes the account, or gives the one that is there this password.
    void account(String identifier, String password) {
        var credential = Map.of("type", "password", "value", password, "temporary", false);
        var account =
                Map.of(
                        "username",
                        identifier,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("GARPersonIdentifiant", List.of(identifier)),
                        "credentials",
                        List.of(credential));
        if (simulator.post(users, account).expect(201, 409).status() == 409) {
            var found =
                    simulator
                            .get(users + "?exact=true&username=" + Request.encode(identifier))
                            .expect(200)
                            .json();
            var id = found.path(0).path("id").asText();
            simulator.put(users + "/" + id + "/reset-password", credential).expect(204);
        }
    }
}
