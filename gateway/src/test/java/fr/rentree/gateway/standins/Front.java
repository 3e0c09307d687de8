package fr.rentree.gateway.standins;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/// A well-behaved client of the gateway, and a look behind it at what a stand-in saw.
public final class Front {

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private Front() {}

    public static URI url(String path) {
        return URI.create(System.getProperty("gateway.test.public-url") + path);
    }

    public static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url(path));
    }

    /// A request of a person nobody else in this run is.
    public static HttpRequest.Builder signedIn(String path) {
        return request(path).header("Authorization", "Bearer " + Tokens.person(key()));
    }

    /// A request of a program, which may send far more.
    public static HttpRequest.Builder program(String path) {
        return request(path).header("Authorization", "Bearer " + Tokens.client("bookseller"));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public static <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject json(HttpRequest.Builder request) {
        return new JsonObject(send(request).body());
    }

    /// Something no other test uses.
    public static String key() {
        return UUID.randomUUID().toString();
    }

    /// What a stand-in noted under a key.
    public static JsonObject seen(String service, String key) {
        return new JsonObject(send(behind(service, "/_seen?key=" + key)).body());
    }

    public static void release(String service, String key) {
        send(behind(service, "/_release?key=" + key));
    }

    public static HttpRequest.Builder behind(String service, String path) {
        return HttpRequest.newBuilder(
                URI.create(System.getProperty("gateway.test.rentree.routes." + service) + path));
    }

    public static HttpRequest.Builder keycloak(String path) {
        return HttpRequest.newBuilder(
                URI.create(System.getProperty("gateway.test.rentree.keycloak-url")).resolve(path));
    }
}
