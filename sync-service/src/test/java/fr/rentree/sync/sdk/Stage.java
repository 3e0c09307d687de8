package fr.rentree.sync.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// What the client's tests ask of the world around the service, by HTTP on loopback: new pupils,
/// seats that end and come back, a database that is restored.
final class Stage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Pupil> pupils = new ConcurrentHashMap<>();
    private final HttpServer server;

    Stage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Thread.currentThread().setContextClassLoader(Stage.class.getClassLoader());
        try (exchange) {
            var asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
            byte[] answer =
                    JSON.writeValueAsString(play(exchange.getRequestURI().getPath(), asked))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, String> play(String act, JsonNode asked) {
        return switch (act) {
            case "/pupil" -> pupil(asked);
            case "/sign-in-again" -> Map.of("token", of(asked).signedInAgain().token());
            case "/seat" -> seat(asked);
            case "/seat-end" -> seatEnd(asked);
            case "/renewal" -> renewal(asked);
            case "/seats-taken" -> seatsTaken(asked);
            case "/change-school" -> changeSchool(asked);
            case "/restore" -> restore(asked);
            default -> throw new IllegalArgumentException(act);
        };
    }

    private Map<String, String> pupil(JsonNode asked) {
        var pupil = asked.path("enrolled").asBoolean() ? Pupil.enrolled() : reading(asked);
        pupils.put(pupil.person().toString(), pupil);
        return Map.of(
                "person",
                pupil.person().toString(),
                "token",
                pupil.token(),
                "work",
                Pupil.WORK,
                "school",
                Pupil.SCHOOL);
    }

    private static Pupil reading(JsonNode asked) {
        return Pupil.enrolled().readingAt(Pupil.SCHOOL, continuity(asked));
    }

    private static String continuity(JsonNode asked) {
        return asked.path("continuity").asText("ACCESS_POINT_AND_SCHOOL");
    }

    /// The pupil goes to another school, with a seat for the same manual there.
    private Map<String, String> changeSchool(JsonNode asked) {
        of(asked)
                .expired()
                .movedTo(Pupil.OTHER_SCHOOL)
                .readingAt(Pupil.OTHER_SCHOOL, continuity(asked));
        return Map.of("school", Pupil.OTHER_SCHOOL);
    }

    private Map<String, String> seat(JsonNode asked) {
        of(asked)
                .with(
                        asked.path("work").asText(Pupil.WORK),
                        asked.path("first").asInt(-30),
                        asked.path("last").asInt(200));
        return Map.of();
    }

    /// All seats of the pupil ended before the day before yesterday.
    private Map<String, String> seatEnd(JsonNode asked) {
        Database.execute(
                "update reading_right set last_day = current_date - 3 where person = ?",
                of(asked).person());
        return Map.of();
    }

    /// licence-service tells that each seat of the pupil lasts on.
    private Map<String, String> renewal(JsonNode asked) {
        var told = (ObjectNode) TestDevice.json(Contracts.example("licence/seat-renewed.v1"));
        told.put("firstDay", LocalDate.now().minusDays(30).toString())
                .put("lastDay", LocalDate.now().plusDays(100).toString());
        return tellOfSeats(asked, "licence.seat-renewed.v1", told);
    }

    private Map<String, String> seatsTaken(JsonNode asked) {
        var told = (ObjectNode) TestDevice.json(Contracts.example("licence/seat-taken-back.v1"));
        told.put("reason", "RETRIEVED");
        return tellOfSeats(asked, "licence.seat-taken-back.v1", told);
    }

    private Map<String, String> tellOfSeats(JsonNode asked, String type, ObjectNode told) {
        var person = of(asked).person();
        told.put("person", person.toString()).put("uai", Pupil.SCHOOL).put("work", Pupil.WORK);
        for (var seat :
                Database.queryStrings(
                        "select assignment from reading_right where person = ?", person)) {
            told.put("assignment", seat.toString());
            Topics.publish("licence.assignments", Pupil.SCHOOL, type, told.toString());
        }
        return Map.of();
    }

    /// An older state of what one person wrote, as after a restore from backup.
    private Map<String, String> restore(JsonNode asked) {
        UUID owner = of(asked).person();
        long seq = asked.path("seq").asLong();
        Database.execute("delete from operation where owner = ? and seq > ?", owner, seq);
        Database.execute("delete from document where owner = ? and seq > ?", owner, seq);
        Database.execute(
                """
                update head
                   set seq = ?, live = (select count(*) from document where owner = ? and doc is not null)
                 where owner = ?
                """,
                seq,
                owner,
                owner);
        Database.execute("update restoration set number = number + 1");
        return Map.of();
    }

    private Pupil of(JsonNode asked) {
        var pupil = pupils.get(asked.path("person").asText());
        if (pupil == null) {
            throw new IllegalArgumentException("nobody: " + asked);
        }
        return pupil;
    }
}
