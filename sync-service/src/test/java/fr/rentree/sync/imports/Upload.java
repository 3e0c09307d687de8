package fr.rentree.sync.imports;

import static fr.rentree.sync.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
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

/// A file that a pupil sends, and what becomes of it.
record Upload(Pupil pupil, int status, JsonNode body) {

    static final String PATH = "/api/v1/notebooks/imports";
    static final String HERE = "?work=" + Pupil.WORK + "&school=" + Pupil.SCHOOL;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Upload of(Pupil pupil, String query, String file) {
        return of(pupil, query, file.getBytes(StandardCharsets.UTF_8));
    }

    static Upload of(Pupil pupil, String query, byte[] file) {
        var answer = exchange(request(pupil, PATH + query).POST(BodyPublishers.ofByteArray(file)));
        return new Upload(pupil, answer.statusCode(), TestDevice.json(answer.body()));
    }

    /// A plan, in the order new, identical, conflicting, look-alike, deleted, invalid.
    List<Integer> plan() {
        assertThat(status).as(body.toString()).isEqualTo(201);
        var plan = body.get("plan");
        return List.of(
                plan.get("fresh").asInt(),
                plan.get("identical").asInt(),
                plan.get("conflicting").asInt(),
                plan.get("lookAlike").asInt(),
                plan.get("deleted").asInt(),
                plan.get("invalid").asInt());
    }

    String problem() {
        String type = body.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    String id() {
        return body.get("id").asText();
    }

    HttpResponse<String> decide(String decision) {
        return exchange(
                request(pupil, PATH + "/" + id() + "/decision")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(decision)));
    }

    /// Decides, waits until it is applied, and checks that the report adds up.
    JsonNode apply(String decision) {
        assertThat(decide(decision).statusCode()).isEqualTo(202);
        return done();
    }

    JsonNode done() {
        await().until(() -> now().get("state").asText().equals("DONE"));
        var progress = now().get("progress");
        assertThat(
                        progress.get("applied").asInt()
                                + progress.get("unchanged").asInt()
                                + progress.get("skipped").asInt()
                                + progress.get("rejected").asInt())
                .isEqualTo(progress.get("read").asInt());
        assertThat(progress.get("remaining").asInt()).isZero();
        return progress;
    }

    JsonNode now() {
        return TestDevice.json(pupil.device().get(PATH + "/" + id()).body());
    }

    JsonNode items() {
        return TestDevice.json(pupil.device().get(PATH + "/" + id() + "/items").body())
                .get("items");
    }

    /// Rows of files that a pupil sent.
    static long rows(Pupil pupil) {
        return Database.queryLong(
                """
                select (select count(*) from note_import where owner = ?)
                     + (select count(*) from note_import_item where owner = ?)
                """,
                pupil.person(),
                pupil.person());
    }

    /// What a pupil has, byte for byte.
    static List<String> documents(Pupil pupil) {
        var documents = new ArrayList<String>();
        Database.queryStrings(
                        "select doc from document where owner = ? and doc is not null order by id",
                        pupil.person())
                .forEach(doc -> documents.add(String.valueOf(doc)));
        return documents;
    }

    private static HttpRequest.Builder request(Pupil pupil, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + pupil.token());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
