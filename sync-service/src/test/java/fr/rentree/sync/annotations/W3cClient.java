package fr.rentree.sync.annotations;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Web Annotation client on one notebook of a pupil, beside the pupil's tablet.
record W3cClient(Pupil pupil, TestDevice tablet, String container) {

    static final String JSON_LD = "application/ld+json";
    static final String ANNOTATION =
            """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",\
            "body":{"type":"TextualBody","value":"from the web"},"target":"chapitre-3.xhtml"}\
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// A notebook in which a tablet has written so many notes, one at least.
    static W3cClient onNotebookOf(int notes) {
        return of(Pupil.reading(), notes);
    }

    static W3cClient of(Pupil pupil, int notes) {
        var tablet = pupil.device();
        write(tablet, notes);
        var notebooks = json(tablet.get("/api/v1/notebooks").body()).get("items");
        return new W3cClient(
                pupil, tablet, "/annotations/" + notebooks.get(0).get("notebook").asText() + "/");
    }

    static void write(TestDevice device, int notes) {
        var ops = new ArrayList<String>();
        for (int i = 0; i < notes; i++) {
            String id = newNote();
            ops.add(device.put(id, 0, note(id, "n" + i)));
            if (ops.size() == 100) {
                device.push(ops);
                ops.clear();
            }
        }
        if (!ops.isEmpty()) {
            device.push(ops);
        }
    }

    HttpResponse<String> get(String address, String... headers) {
        return ask("GET", address, null, headers);
    }

    HttpResponse<String> post(String body, String... headers) {
        return ask("POST", container, body, with(headers));
    }

    HttpResponse<String> put(String address, String body, String... headers) {
        return ask("PUT", address, body, with(headers));
    }

    HttpResponse<String> delete(String address, String... headers) {
        return ask("DELETE", address, null, headers);
    }

    /// The path of a new annotation.
    String created(String body) {
        return path(header(post(body), "Location"));
    }

    /// Asks for a path, or for an IRI that the server gave.
    HttpResponse<String> ask(
            String method, String address, @Nullable String body, String... headers) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + path(address)))
                        .header("Authorization", "Bearer " + pupil.token());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(
                    request.method(
                                    method,
                                    body == null
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a device pulls of the same note.
    JsonNode pulled(String annotation) {
        String id = "urn:uuid:" + annotation.substring(annotation.lastIndexOf('/') + 1);
        return pupil.device().pull().stream()
                .filter(change -> change.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static String path(String iri) {
        return iri.substring(iri.indexOf("/annotations/"));
    }

    static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    static String problem(HttpResponse<String> answer) {
        String type = json(answer.body()).get("type").asText();
        return answer.statusCode() + " " + type.substring(type.lastIndexOf('/') + 1);
    }

    private static String[] with(String... headers) {
        if (List.of(headers).contains("Content-Type")) {
            return headers;
        }
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", JSON_LD));
        return all.toArray(String[]::new);
    }
}
