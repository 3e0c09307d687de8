package fr.rentree.platform.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TokenTest {

    @Inject TokenMemory memory;

    @Test
    void a_token_that_was_found_good_is_not_checked_again() {
        String token = Tokens.person("atrium", "head");
        assertThat(memory.recall(token)).isEmpty();
        ask(token).statusCode(200);
        assertThat(memory.recall(token)).isPresent();
        // No check would let this one pass.
        ask("of-no-worth").statusCode(401);
        memory.remember(identityWith("of-no-worth"), Map.of(), Instant.MAX);
        ask("of-no-worth").statusCode(200);
    }

    @Test
    void what_only_resembles_a_token_that_was_found_good_is_refused() {
        String good = Tokens.person("atrium", "head");
        String[] head = good.split("\\.");
        String[] pupil = Tokens.person("atrium", "pupil").split("\\.");
        ask(good).statusCode(200);
        ask(head[0] + "." + pupil[1] + "." + head[2]).statusCode(401);
        ask(head[0] + "." + head[1] + "." + pupil[2]).statusCode(401);
        ask(head[0] + "." + head[1] + ".").statusCode(401);
    }

    private static ValidatableResponse ask(String token) {
        return given().auth().oauth2(token).get("/api/v1/desks").then();
    }

    private static SecurityIdentity identityWith(String token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(() -> "somebody")
                .addCredential(new TokenCredential(token, "bearer"))
                .build();
    }
}
