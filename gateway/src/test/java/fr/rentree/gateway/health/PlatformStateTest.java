package fr.rentree.gateway.health;

import static fr.rentree.gateway.standins.Front.json;
import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.send;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.gateway.standins.StandIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PlatformStateTest {

    @Test
    void the_console_shows_which_parts_answer() {
        assertThat(json(request("/console/state")).getJsonArray("parts").encode())
                .contains(
                        "{\"part\":\"identity\",\"ready\":true}",
                        "{\"part\":\"keycloak\",\"ready\":true}")
                .contains("{\"part\":\"rollover\",\"ready\":false}");
    }

    @Test
    void the_gateway_is_ready_without_the_services() {
        assertThat(send(request("/q/health/ready")).statusCode()).isEqualTo(200);
    }
}
