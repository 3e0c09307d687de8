package fr.rentree.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealmTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Secrets secrets;
    private final RealmTemplates templates;

    RealmTemplatesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        secrets = Secrets.in(folder.resolve("secrets.properties"));
        templates = new RealmTemplates(new Ports(18080), secrets);
    }

    private JsonNode realm(String name) throws IOException {
        return JSON.readTree(templates.render(name));
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(list::get)
                .filter(node -> node.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rentree", "atrium", "educonnect"})
    void nothing_is_left_to_fill_in(String realm) throws IOException {
        assertThat(templates.render(realm)).doesNotContain("@{").contains("\"" + realm + "\"");
    }

    @ParameterizedTest(name = "{0} has the role {1} and the claim {2}={3}")
    @CsvSource({
        "ent-portal-atrium,     ent-portal,  id_ent,         ENTFICTIF1",
        "ent-portal-educonnect, ent-portal,  id_ent,         ENTFICTIF2",
        "bookseller,            distributor, distributor_id, 123456789_0000000000000000",
        "supplier,              supplier,    ,",
        "operations,            operator,    ,",
    })
    void each_program_has_its_role_its_claim_and_a_secret_of_its_own(
            String client, String role, String claim, String value) throws IOException {
        var realm = realm("rentree");
        var program = named(realm.get("clients"), "clientId", client);

        assertThat(program.get("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(program.get("standardFlowEnabled").asBoolean()).isFalse();
        assertThat(program.get("publicClient").asBoolean()).isFalse();
        assertThat(program.get("secret").asText()).isEqualTo(secrets.of("client." + client));
        assertThat(
                        named(realm.get("users"), "serviceAccountClientId", client)
                                .get("realmRoles")
                                .get(0)
                                .asText())
                .isEqualTo(role);
        if (claim != null) {
            var mapper = named(program.get("protocolMappers"), "name", claim).get("config");
            assertThat(mapper.get("claim.value").asText()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "reader"})
    void people_sign_in_by_code_with_pkce_and_by_no_other_way(String client) throws IOException {
        var application = named(realm("rentree").get("clients"), "clientId", client);

        assertThat(application.get("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(application.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(application.get("serviceAccountsEnabled").asBoolean()).isFalse();
        assertThat(application.get("attributes").get("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "reader"})
    void a_person_s_token_says_when_its_session_was_opened(String client) throws IOException {
        var realm = realm("rentree");
        var basic = named(realm.get("clientScopes"), "name", "basic");
        var mapper = named(basic.get("protocolMappers"), "name", "auth_time").get("config");

        assertThat(mapper.get("user.session.note").asText()).isEqualTo("AUTH_TIME");
        assertThat(mapper.get("claim.name").asText()).isEqualTo("auth_time");
        assertThat(mapper.get("jsonType.label").asText()).isEqualTo("long");
        assertThat(mapper.get("access.token.claim").asText()).isEqualTo("true");
        assertThat(
                        named(realm.get("clients"), "clientId", client)
                                .get("defaultClientScopes")
                                .toString())
                .contains("\"basic\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rentree", "atrium", "educonnect"})
    void no_client_takes_passwords_itself(String realm) throws IOException {
        for (JsonNode client : realm(realm).get("clients")) {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(false)).isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean(false)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"atrium", "educonnect"})
    void portals_are_believed_by_issuer_and_signature_only(String alias) throws IOException {
        var portal = named(realm("rentree").get("identityProviders"), "alias", alias);
        var config = portal.get("config");
        String issuer = config.path("issuer").asText() + config.path("idpEntityId").asText();

        assertThat(portal.get("trustEmail").asBoolean()).isFalse();
        assertThat(config.get("validateSignature").asText()).isEqualTo("true");
        assertThat(issuer).isEqualTo("http://localhost:18080/auth/realms/" + alias);
        assertThat(portal.get("firstBrokerLoginFlowAlias").asText())
                .isEqualTo("first sign-in from a portal");
    }

    @Test
    void the_first_sign_in_creates_an_account_and_joins_none() throws IOException {
        var flow =
                named(
                        realm("rentree").get("authenticationFlows"),
                        "alias",
                        "first sign-in from a portal");

        assertThat(flow.get("authenticationExecutions")).hasSize(1);
        assertThat(flow.get("authenticationExecutions").get(0).get("authenticator").asText())
                .isEqualTo("idp-create-user-if-unique");
    }

    @Test
    void who_somebody_is_at_the_portal_is_not_theirs_to_change() throws IOException {
        var component =
                realm("rentree")
                        .get("components")
                        .get("org.keycloak.userprofile.UserProfileProvider");
        var profile =
                JSON.readTree(
                        component
                                .get(0)
                                .get("config")
                                .get("kc.user.profile.config")
                                .get(0)
                                .asText());

        for (String attribute : new String[] {"access_point", "access_point_subject"}) {
            var edit =
                    named(profile.get("attributes"), "name", attribute)
                            .get("permissions")
                            .get("edit");
            assertThat(edit).hasSize(1);
            assertThat(edit.get(0).asText()).isEqualTo("admin");
        }
    }

    @Test
    void the_files_are_readable_by_their_owner_only() throws IOException {
        templates.writeTo(folder);

        for (String realm : RealmTemplates.REALMS) {
            var permissions = Files.getPosixFilePermissions(folder.resolve(realm + "-realm.json"));
            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        }
    }

    @Test
    void a_place_nobody_can_fill_is_an_error() {
        assertThatThrownBy(() -> secrets.of("client.unknown"))
                .hasMessageContaining("client.unknown");
    }
}
