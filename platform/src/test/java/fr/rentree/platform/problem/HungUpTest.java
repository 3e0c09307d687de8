package fr.rentree.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class HungUpTest {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class.getName());

    private final Lines lines = new Lines();

    @BeforeEach
    void the_log_is_read() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void nobody_reads_it() {
        LOG.removeHandler(lines);
    }

    @Test
    void a_reader_who_hangs_up_is_a_line_in_the_log_and_no_fault() throws Exception {
        beginToRead();
        var line = lines.said.poll(20, TimeUnit.SECONDS);
        assertThat(line).isNotNull();
        assertThat(line.getLevel().intValue()).isLessThanOrEqualTo(Level.INFO.intValue());
        assertThat(line.getMessage()).contains("reader left");
    }

    private static void beginToRead() throws IOException {
        String request =
                "GET /api/v1/desks/long HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + Tokens.operator()
                        + "\r\n\r\n";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(100_000);
            assertThat(new String(start, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200");
        }
    }

    private static final class Lines extends Handler {

        private final BlockingQueue<LogRecord> said = new LinkedBlockingQueue<>();

        @Override
        public void publish(LogRecord line) {
            said.add(line);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
