package fr.rentree.local.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A browser as far as signing in needs one: redirects, cookies by path, forms that are sent.
final class Browser {

    private static final int MOST_STEPS = 15;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Cookie, String> cookies = new LinkedHashMap<>();
    private final URI publicOrigin;
    private final URI keycloak;

    private record Cookie(String name, String path) {}

    /// Addresses under the public origin are asked of Keycloak's own port: no gateway runs here.
    Browser(URI publicOrigin, URI keycloak) {
        this.publicOrigin = publicOrigin;
        this.keycloak = keycloak;
    }

    /// Follows redirects and sends forms, the one with a password filled in, until an address
    /// begins as expected; gives that address.
    URI signIn(URI start, String username, String password, String expected)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(start).GET();
        URI here = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            var answer = send(here, request);
            if (answer.statusCode() / 100 == 3) {
                here = here.resolve(answer.headers().firstValue("Location").orElseThrow());
                if (here.toString().startsWith(expected)) {
                    return here;
                }
                request = HttpRequest.newBuilder(here).GET();
            } else {
                var page = Jsoup.parse(answer.body(), here.toString());
                var form = formOf(page, answer.statusCode());
                here = URI.create(form.absUrl("action"));
                request = fill(form, here, username, password);
            }
        }
        throw new AssertionError("no end of redirects and forms, last: " + here);
    }

    private static Element formOf(Document page, int status) {
        var form = page.selectFirst("form");
        if (status != 200 || form == null) {
            throw new AssertionError("answer " + status + ": " + page.body().text());
        }
        return form;
    }

    private static HttpRequest.Builder fill(
            Element form, URI action, String username, String password) {
        var fields = new LinkedHashMap<String, String>();
        for (Element input : form.select("input[name]")) {
            fields.put(input.attr("name"), input.attr("value"));
        }
        if (fields.containsKey("password")) {
            fields.put("username", username);
            fields.put("password", password);
        }
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields)));
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String here = address.toString();
        if (here.startsWith(publicOrigin.toString())) {
            String path = here.substring(publicOrigin.toString().length());
            request.uri(URI.create(keycloak + path));
        }
        String sent =
                cookies.entrySet().stream()
                        .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
                        .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String header) {
        String path = "/";
        for (String part : header.split(";")) {
            if (part.strip().toLowerCase().startsWith("path=")) {
                path = part.strip().substring("path=".length());
            }
        }
        String pair = header.split(";")[0];
        int equals = pair.indexOf('=');
        cookies.put(new Cookie(pair.substring(0, equals), path), pair.substring(equals + 1));
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> query(URI address) {
        var fields = new LinkedHashMap<String, String>();
        for (String pair : address.getRawQuery().split("&")) {
            String[] sides = pair.split("=", 2);
            fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
