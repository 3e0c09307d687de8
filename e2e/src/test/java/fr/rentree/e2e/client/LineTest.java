package fr.rentree.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LineTest {
    private final List<String> told = new ArrayList<>();
    private final Line line = new Line(told::add);

    @Test
    void what_is_away_is_asked_again_with_the_same_idempotency_key() throws IOException {
        var asked = new AtomicInteger();
        try (var server =
                new SmallServer()
                        .on(
                                "/orders",
                                exchange -> {
                                    var status = asked.incrementAndGet() == 1 ? 503 : 201;
                                    SmallServer.send(exchange, status, "{}");
                                })) {
            var answer =
                    line.send(server.address(), Request.change("POST", "/orders", Map.of("a", 1)));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(server.keys()).hasSize(2).doesNotContain("null");
            assertThat(server.keys().getFirst()).isEqualTo(server.keys().getLast());
            assertThat(told).hasSize(1).first().asString().contains("503");
        }
    }

    @Test
    void a_connection_that_breaks_is_tried_again() throws IOException {
        var asked = new AtomicInteger();
        try (var server =
                new SmallServer()
                        .on(
                                "/me",
                                exchange -> {
                                    if (asked.incrementAndGet() > 1) {
                                        SmallServer.send(exchange, 200, "{}");
                                    }
                                })) {
            assertThat(line.send(server.address(), Request.get("/me")).status()).isEqualTo(200);
            assertThat(asked).hasValueGreaterThan(1);
        }
    }

    @Test
    void a_refusal_and_a_fault_are_not_tried_again() throws IOException {
        try (var server =
                new SmallServer()
                        .on(
                                "/refused",
                                exchange ->
                                        SmallServer.send(
                                                exchange,
                                                409,
                                                "{\"type\":\"x/no-seat-left\",\"detail\":\"30 missing\"}"))
                        .on("/fault", exchange -> SmallServer.send(exchange, 500, "oh"))) {
            var refused = line.send(server.address(), Request.get("/refused"));
            assertThat(refused.refusal(409, "no-seat-left")).contains("30 missing");
            assertThatThrownBy(() -> refused.refusal(409, "charter-missing"))
                    .hasMessageContaining("no-seat-left");
            var fault = line.send(server.address(), Request.get("/fault"));
            assertThatThrownBy(() -> fault.expect(200))
                    .hasMessageContaining("/fault answered 500 instead of [200]");
            assertThat(server.keys()).hasSize(2);
        }
    }
}
