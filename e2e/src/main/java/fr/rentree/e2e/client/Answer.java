package fr.rentree.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What the platform answered to one request.
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The answer, if its status is one of those; else the year ends with the platform's own words.
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(wanted -> wanted == status)) {
            throw new UnexpectedException(
                    request
                            + " answered "
                            + status
                            + " instead of "
                            + Arrays.toString(statuses)
                            + ": "
                            + words());
        }
        return this;
    }

    /// Expects a refusal, and gives its words.
    public String refusal(int wanted, String slug) {
        expect(wanted);
        var type = json().path("type").asText();
        if (!type.endsWith("/" + slug)) {
            throw new UnexpectedException(
                    request + " was refused as " + type + " and not as " + slug + ".");
        }
        return status + " " + slug + ": " + json().path("detail").asText();
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UnexpectedException(request + " answered no JSON: " + text());
        }
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private String words() {
        var type = header("content-type");
        var shown = type.contains("json") ? json().toString() : text();
        return shown.length() > 800 ? shown.substring(0, 800) + "…" : shown;
    }
}
