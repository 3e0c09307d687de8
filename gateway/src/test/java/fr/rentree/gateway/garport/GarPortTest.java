package fr.rentree.gateway.garport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.rentree.gateway.standins.Front;
import fr.rentree.gateway.standins.GarClient;
import fr.rentree.gateway.standins.StandIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class GarPortTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /ressources/ENTFICTIF1/0000001B/a%2Fb   | /gar/ressources/ENTFICTIF1/0000001B/a%2Fb
                    GET    | /ressourcesDiffusables                  | /gar/ressourcesDiffusables
                    GET    | /etablissements/etablissements.xml      | /gar/etablissements/etablissements.xml
                    GET    | /decompteaffectations?idAbonnement=x%20 | /gar/decompteaffectations?idAbonnement=x%20
                    GET    | /rapportsAffectation/1_2/TOUT           | /gar/rapportsAffectation/1_2/TOUT
                    GET    | /GAR-Affectations/1_2/rapport.zip       | /gar/GAR-Affectations/1_2/rapport.zip
                    POST   | /abonnements                            | /gar/abonnements/abonnements
                    PUT    | /0199-abc                               | /gar/abonnements/0199-abc
                    DELETE | /ressources-42                          | /gar/abonnements/ressources-42
                    """)
    void the_gars_own_addresses_stand_at_the_root(String method, String asked, String inside) {
        var seen = seen(GarClient.ask("bookseller", HttpMethod.valueOf(method), asked, ""));

        assertThat(seen.getString("service")).isEqualTo("licence");
        assertThat(seen.getString("method")).isEqualTo(method);
        assertThat(seen.getString("uri")).isEqualTo(inside);
    }

    @Test
    void a_get_keeps_its_body() throws Exception {
        String filters = "<filtres><aboSuppr>true</aboSuppr></filtres>";

        var seen =
                seen(GarClient.ask("bookseller", HttpMethod.GET, "/abonnements?debut=0", filters));

        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(filters.getBytes(StandardCharsets.UTF_8));
        assertThat(seen.getString("sha256")).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void a_certificate_becomes_the_token_of_the_client_it_is_registered_to() {
        var seen = seen(GarClient.ask("bookseller", HttpMethod.GET, "/abonnements", ""));

        assertThat(seen.getJsonObject("headers").getString("authorization"))
                .startsWith("Bearer ey");
        var asked = Front.json(Front.keycloak("/_last-client-request"));
        assertThat(asked.getString("grant_type")).isEqualTo("client_credentials");
        String basic = "bookseller:only-for-tests";
        assertThat(asked.getString("authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(basic.getBytes()));
    }

    @Test
    void a_certificate_of_nobody_is_refused_in_words() {
        var answer = GarClient.ask("somebody", HttpMethod.GET, "/abonnements", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(new JsonObject(answer.body()).getString("type"))
                .endsWith("/certificate-unknown");
    }

    @Test
    void without_a_certificate_there_is_no_connection() {
        assertThatThrownBy(() -> GarClient.ask(null, HttpMethod.GET, "/abonnements", ""))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void an_authority_that_is_believed_from_now_on_needs_no_restart() {
        assertThatThrownBy(() -> GarClient.ask("newcomer", HttpMethod.GET, "/abonnements", ""))
                .isInstanceOf(CompletionException.class);
        GarClient.believe("newcomer");
        var answer =
                await().ignoreExceptions()
                        .until(
                                () -> GarClient.ask("newcomer", HttpMethod.GET, "/abonnements", ""),
                                Objects::nonNull);
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_body_over_the_limit_is_refused_here_too() {
        var answer =
                GarClient.ask("bookseller", HttpMethod.PUT, "/large", "x".repeat(2 * 1024 * 1024));

        assertThat(answer.status()).isEqualTo(413);
    }

    private static JsonObject seen(GarClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
