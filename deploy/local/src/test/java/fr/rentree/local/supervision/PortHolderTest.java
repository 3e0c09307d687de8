package fr.rentree.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTest {

    @Test
    void names_the_process_that_listens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(PortHolder.of(socket.getLocalPort())).contains(ProcessHandle.current());
            assertThat(PortHolder.describe(ProcessHandle.current()))
                    .contains("process " + ProcessHandle.current().pid())
                    .contains("java");
        }
    }

    @Test
    void names_nobody_for_a_free_port() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            free = socket.getLocalPort();
        }

        assertThat(PortHolder.of(free)).isEmpty();
    }
}
