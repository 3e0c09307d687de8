package fr.rentree.e2e.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// One request, with everything that must be the same when it is sent again.
public record Request(String method, String address, List<String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Request get(String address) {
        return new Request("GET", address, List.of(), new byte[0]);
    }

    /// A change: its idempotency key belongs to the request, not to the attempt.
    public static Request change(String method, String address, Object body) {
        return get(address)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .sending(method, "application/json", json(body));
    }

    public static Request form(String address, Map<String, String> fields) {
        var text =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return get(address)
                .sending(
                        "POST",
                        "application/x-www-form-urlencoded",
                        text.getBytes(StandardCharsets.UTF_8));
    }

    public Request sending(String verb, String contentType, byte[] content) {
        return new Request(verb, address, with("Content-Type", contentType).headers, content);
    }

    public Request with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Request(method, address, more, body);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
