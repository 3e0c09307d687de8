package fr.rentree.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A pupil's device, as far as the server can see it.
public final class TestDevice {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID id;
    private volatile Pupil owner;
    private final AtomicInteger operations = new AtomicInteger();
    private @Nullable String cursor;

    public TestDevice(Pupil owner, UUID id) {
        this.owner = owner;
        this.id = id;
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static String newNote() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /// A note of the usual kind.
    public static String note(String id, String text) {
        return """
        {"@context":"http://www.w3.org/ns/anno.jsonld","id":"%s","type":"Annotation",\
        "body":{"type":"TextualBody","value":"%s","color":"yellow"},"target":"chapitre-3.xhtml"}\
        """
                .formatted(id, text);
    }

    /// Whatever it asks from now on, it asks in a new session.
    public void signInAgain() {
        owner = owner.signedInAgain();
    }

    public UUID id() {
        return id;
    }

    /// An operation of this device, made now.
    public String put(String note, int baseRev, String doc) {
        return put(note, baseRev, System.currentTimeMillis(), doc);
    }

    public String put(String note, int baseRev, long madeAt, String doc) {
        return operation("put", note, baseRev, madeAt, ",\"doc\":" + doc);
    }

    public String patch(String note, int baseRev, String patch) {
        return patch(note, baseRev, System.currentTimeMillis(), patch);
    }

    public String patch(String note, int baseRev, long madeAt, String patch) {
        return operation("patch", note, baseRev, madeAt, ",\"patch\":" + patch);
    }

    public String delete(String note, int baseRev) {
        return operation("delete", note, baseRev, System.currentTimeMillis(), "");
    }

    /// The same operation on a document of another kind than a note.
    public static String of(String kind, String operation) {
        return operation.replace("\"kind\":\"annotation\"", "\"kind\":\"" + kind + "\"");
    }

    private String operation(String op, String note, int baseRev, long madeAt, String more) {
        int number = operations.incrementAndGet();
        return """
        {"opId":"%s:%d","op":"%s","id":"%s","kind":"annotation","work":"%s","school":"%s",\
        "baseRev":%d,"hlc":"%d:%d:%s"%s}\
        """
                .formatted(
                        id,
                        number,
                        op,
                        note,
                        Pupil.WORK,
                        Pupil.SCHOOL,
                        baseRev,
                        madeAt,
                        number,
                        id,
                        more);
    }

    /// Sends operations and returns their results.
    public List<JsonNode> push(String... ops) {
        return push(List.of(ops));
    }

    public List<JsonNode> push(List<String> ops) {
        var answer = send(batch(ops));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        var results = new ArrayList<JsonNode>();
        json(answer.body()).get("results").forEach(results::add);
        return results;
    }

    public String batch(List<String> ops) {
        return "{\"device\":\"%s\",\"ops\":[%s]}".formatted(id, String.join(",", ops));
    }

    /// Sends any body as a batch.
    public HttpResponse<String> send(String body) {
        return send(body.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(byte[] body) {
        return exchange(
                request("/api/v1/sync/batch")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /// Everything new since the last pull.
    public List<JsonNode> pull() {
        var changes = new ArrayList<JsonNode>();
        boolean more = true;
        while (more) {
            var page = json(page(500).body());
            page.get("changes").forEach(changes::add);
            cursor = page.get("cursor").asText();
            more = page.get("more").asBoolean();
        }
        return changes;
    }

    /// The next page, the cursor left where it is.
    public HttpResponse<String> page(int limit) {
        String since = cursor == null ? "" : "&since=" + cursor;
        return get("/api/v1/sync/changes?limit=" + limit + since);
    }

    /// The same, by a device that says which one it is.
    public HttpResponse<String> namedPage(int limit) {
        String since = cursor == null ? "" : "&since=" + cursor;
        return get("/api/v1/sync/changes?limit=" + limit + "&device=" + id + since);
    }

    public void forgetCursor() {
        cursor = null;
    }

    public @Nullable String cursor() {
        return cursor;
    }

    /// Asks for anything with the owner's token.
    public HttpResponse<String> get(String path, String... headers) {
        var request = request(path).GET();
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    /// Posts JSON with the owner's token.
    public HttpResponse<String> post(String path, String body, String... headers) {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    /// Asks for something to be done that needs no body.
    public HttpResponse<String> ask(String path, String... headers) {
        var request = request(path).POST(BodyPublishers.noBody());
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> method(String method, String path) {
        return exchange(request(path).method(method, BodyPublishers.noBody()));
    }

    public HttpResponse<String> method(String method, String path, String body) {
        return exchange(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + owner.token());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
