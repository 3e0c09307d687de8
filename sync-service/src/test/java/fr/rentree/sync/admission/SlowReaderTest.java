package fr.rentree.sync.admission;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Readers that ask for much and take nothing of it, at every door that has much to give.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SlowReaderTest {

    private static final int MEBIBYTE = 1_048_576;
    private static final int MUCH = MEBIBYTE / 2;
    private static final Random RANDOM = new Random(1);

    @Inject AdmissionDesk desk;
    @Inject AdmissionConfig config;

    private final Pupil pupil = Pupil.reading();
    private final TestDevice phone = pupil.device();
    private final List<Socket> readers = new ArrayList<>();
    private List<String> notes = List.of();
    private String notebook = "";

    /// A mebibyte and more of each: notes, texts that lost, and in the bin.
    @BeforeEach
    void write() {
        notes = Stream.generate(TestDevice::newNote).limit(20).toList();
        for (String id : notes) {
            phone.push(phone.put(id, 0, note(id, "x").replace("\"target\"", pad())));
        }
        notebook =
                json(phone.get("/api/v1/notebooks").body())
                        .get("items")
                        .get(0)
                        .get("notebook")
                        .asText();
        Database.execute(
                """
                insert into text_version (owner, document, field, value, stamp, at)
                select owner, id, 'pad', to_json(doc)::text, stamp, now()
                  from document where owner = ?
                """,
                pupil.person());
        Database.execute(
                """
                insert into recycled (owner, document, notebook, kind, doc, stamp, at)
                select owner, id, notebook, kind, doc, stamp, now() from document where owner = ?
                """,
                pupil.person());
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
        await().until(() -> desk.pages().taken() == 0 && desk.uploads().taken() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sync/changes",
                "/annotations/{notebook}/?iris=0&page=0",
                "/annotations/{notebook}/",
                "/api/v1/notebooks/{notebook}/versions",
                "/api/v1/notebooks/{notebook}/bin",
                "/api/v1/notebooks/{notebook}/export?format=epub",
                "/api/v1/notebooks/{notebook}/export?format=jsonld",
                "/api/v1/notebooks/{notebook}/export?format=json",
                "/api/v1/notebooks/export?format=json"
            })
    void what_a_reader_leaves_untaken_counts_and_when_nothing_is_left_the_next_one_is_refused(
            String door) throws IOException {
        ask(door);
        await().until(() -> desk.pages().taken() > MUCH);

        var room = desk.pages();
        int left = (int) (config.bytesUnderWay() - room.taken());
        assertThat(room.reserve(left)).isTrue();
        try {
            refused(get(door));
        } finally {
            room.giveBack(left);
        }
        var other = Pupil.reading().device();
        assertThat(other.page(500).statusCode()).isEqualTo(200);
    }

    @Test
    void many_slow_readers_hold_no_more_than_there_is_and_others_are_served() throws IOException {
        for (int i = 0; i < 9; i++) {
            ask("/api/v1/sync/changes");
            ask("/annotations/{notebook}/");
            ask("/api/v1/notebooks/{notebook}/bin");
            ask("/api/v1/notebooks/export?format=json");
        }
        await().until(() -> desk.pages().taken() > config.bytesUnderWay() / 2);
        assertThat(desk.pages().taken()).isLessThanOrEqualTo(config.bytesUnderWay());
        var other = Pupil.reading().device();
        assertThat(other.page(500).statusCode()).isEqualTo(200);
        assertThat(desk.pages().taken()).isLessThanOrEqualTo(config.bytesUnderWay());
    }

    @Test
    void the_documents_of_a_push_count_until_its_answer_was_taken_and_a_batch_too_many_is_refused()
            throws IOException {
        push(recoloured());
        await().until(() -> desk.uploads().taken() > MUCH && desk.pushesInside() == 0);

        var room = desk.uploads();
        int left = (int) (config.bytesUnderWay() - room.taken());
        assertThat(room.reserve(left)).isTrue();
        try {
            refused(phone.send(recoloured()));
        } finally {
            room.giveBack(left);
        }
    }

    @Test
    void an_answer_that_finds_no_room_has_no_documents_and_what_it_says_is_done() {
        String batch = recoloured();
        var room = desk.uploads();
        int taken = (int) config.bytesUnderWay() - 3 * batch.length();
        assertThat(room.reserve(taken)).isTrue();
        var answer = phone.send(batch);
        room.giveBack(taken);
        assertThat(answer.statusCode()).isEqualTo(200);
        var results = json(answer.body()).get("results");
        assertThat(results)
                .hasSize(20)
                .allMatch(r -> r.get("result").asText().equals("merged") && !r.has("doc"));
        assertThat(phone.pull())
                .allMatch(c -> c.get("doc").get("body").get("color").asText().equals("red"));
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("service-busy");
        int wait = Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("-1"));
        assertThat(wait).isBetween(2, 22);
    }

    private String recoloured() {
        var ops = notes.stream().map(id -> phone.patch(id, 0, "{\"body\":{\"color\":\"red\"}}"));
        return phone.batch(ops.toList());
    }

    /// Nothing that a zip makes smaller.
    private static String pad() {
        byte[] bytes = new byte[45_000];
        RANDOM.nextBytes(bytes);
        return "\"pad\":\"%s\",\"target\"".formatted(Base64.getEncoder().encodeToString(bytes));
    }

    private HttpResponse<String> get(String door) {
        return phone.get(path(door), "Prefer", EMBEDDED);
    }

    private static final String EMBEDDED =
            "return=representation;include=\"http://www.w3.org/ns/oa#PreferContainedDescriptions\"";

    private void ask(String door) throws IOException {
        send("GET " + path(door) + " HTTP/1.1\r\nPrefer: " + EMBEDDED + "\r\n", "");
    }

    private void push(String batch) throws IOException {
        send(
                "POST /api/v1/sync/batch HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + batch.length()
                        + "\r\n",
                batch);
    }

    private void send(String head, String body) throws IOException {
        var socket = new Socket();
        readers.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        String rest = "Host: localhost\r\nAuthorization: Bearer " + pupil.token() + "\r\n\r\n";
        socket.getOutputStream().write((head + rest + body).getBytes(StandardCharsets.UTF_8));
    }

    private String path(String door) {
        return door.replace("{notebook}", notebook);
    }
}
