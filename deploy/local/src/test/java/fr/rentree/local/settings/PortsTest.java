package fr.rentree.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void all_ports_move_together() {
        var moved = new Ports(18080);

        assertThat(Arrays.stream(Port.values()).map(moved::of))
                .containsExactly(
                        18080, 18081, 18082, 18083, 18084, 18085, 18086, 18087, 18088, 18089,
                        18090);
        assertThat(moved.publicUrl()).isEqualTo("http://localhost:18080");
        assertThat(moved.keycloakUrl()).isEqualTo("http://127.0.0.1:18086/auth");
    }

    @Test
    void the_usual_base_is_8080() {
        assertThat(Settings.from(Map.of()).ports()).isEqualTo(new Ports(8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "80", "65530", "-1"})
    void a_base_that_cannot_be_is_refused_in_words(String base) {
        assertThatThrownBy(() -> Settings.from(Map.of("RENTREE_PORT_BASE", base)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RENTREE_PORT_BASE");
    }

    @Test
    void a_port_somebody_listens_on_is_not_free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void the_table_in_the_readme_is_the_truth() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        for (Port port : Port.values()) {
            assertThat(readme)
                    .contains("| " + port.name().toLowerCase().replace('_', ' ') + " |")
                    .contains("| " + new Ports(Ports.USUAL_BASE).of(port) + " |");
        }
    }
}
