package fr.rentree.gateway.passage;

import static fr.rentree.gateway.standins.Front.request;
import static fr.rentree.gateway.standins.Front.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.gateway.standins.StandIns;
import fr.rentree.gateway.standins.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AccessLogTest {

    @Test
    void a_request_leaves_a_line_with_nobody_in_it() {
        String line =
                lineOf(
                        "/gar/ressources/ENTFICTIF1/0000001B/ENTF1-ELV-0001?name=NOM-ELEVE-01",
                        "access-log-test-1");
        assertThat(line)
                .contains("method=GET", "route=/gar", "part=licence", "status=200")
                .contains("client=reader", "school=0000001B")
                .doesNotContain(
                        "ENTF1-ELV-0001", "NOM-ELEVE-01", "SUBJECT-OF-A-MINOR", "127.0.0.1");
    }

    @Test
    void an_answer_that_broke_off_is_told_from_a_whole_one() {
        assertThat(lineOf("/api/v1/persons?do=break-midway", "access-log-test-2"))
                .contains("route=/api/v1/persons", "broken-off");
    }

    private static String lineOf(String path, String requestId) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = keepIn(lines);
        Logger log = Logger.getLogger("fr.rentree.gateway.access");
        log.addHandler(handler);
        try {
            ask(path, requestId);
            await().until(() -> lines.stream().anyMatch(line -> line.contains(requestId)));
        } finally {
            log.removeHandler(handler);
        }
        return lines.stream().filter(line -> line.contains(requestId)).findFirst().orElseThrow();
    }

    private static void ask(String path, String requestId) {
        try {
            send(
                    request(path)
                            .header(
                                    "Authorization",
                                    "Bearer " + Tokens.person("SUBJECT-OF-A-MINOR"))
                            .header("X-Request-Id", requestId));
        } catch (UncheckedIOException _) {
            // The client notices that the answer is not whole: that is what is wanted.
        }
    }

    private static Handler keepIn(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
