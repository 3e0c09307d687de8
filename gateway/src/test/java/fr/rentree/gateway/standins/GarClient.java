package fr.rentree.gateway.standins;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of the GAR's own addresses, which knows certificates and no tokens.
public final class GarClient {

    private static final String FOLDER = "gateway.test.certificates";

    /// What the gateway answered.
    public record Answer(int status, String body) {}

    private GarClient() {}

    /// Makes the gateway's certificate and those of clients, and says what opens the port with
    /// them. Only the bookseller is registered, and the newcomer's authority is not believed yet.
    static Map<String, String> settings(int port) {
        try {
            Path folder = Files.createTempDirectory("certificates");
            System.setProperty(FOLDER, folder.toString());
            System.setProperty("gateway.test.gar-port", Integer.toString(port));
            var generator = new CertificateGenerator(folder, true);
            for (String name : List.of("bookseller", "somebody", "newcomer")) {
                generator.generate(
                        new CertificateRequest()
                                .withName(name)
                                .withCN(name)
                                .withFormat(Format.PEM)
                                .withClientCertificate());
            }
            believe("bookseller");
            believe("somebody");
            return settings(folder, port);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Adds the authority of that client to those that the gateway believes.
    public static void believe(String client) {
        Path folder = Path.of(System.getProperty(FOLDER));
        try {
            Files.writeString(
                    folder.resolve("authorities.pem"),
                    Files.readString(folder.resolve(client + "-server-ca.crt")) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(Path folder, int port) {
        String prefix = "rentree.gar-port.";
        var settings = new HashMap<String, String>();
        settings.put(prefix + "port", Integer.toString(port));
        settings.put(prefix + "certificate", folder.resolve("bookseller.crt").toString());
        settings.put(prefix + "key", folder.resolve("bookseller.key").toString());
        settings.put(prefix + "authorities", folder.resolve("authorities.pem").toString());
        settings.put(prefix + "read-again", "500ms");
        settings.put(prefix + "clients.bookseller.subject", "CN=bookseller");
        settings.put(prefix + "clients.bookseller.secret", "only-for-tests");
        return settings;
    }

    /// Asks with the certificate of that client; fails when there is no connection.
    public static Answer ask(
            @Nullable String client, HttpMethod method, String address, String body) {
        Path folder = Path.of(System.getProperty(FOLDER));
        var options =
                new HttpClientOptions()
                        .setSsl(true)
                        .setVerifyHost(false)
                        .setTrustOptions(
                                new PemTrustOptions()
                                        .addCertPath(folder.resolve("bookseller.crt").toString()));
        if (client != null) {
            options.setKeyCertOptions(
                    new PemKeyCertOptions()
                            .addCertPath(folder.resolve(client + "-client.crt").toString())
                            .addKeyPath(folder.resolve(client + "-client.key").toString()));
        }
        int port = Integer.getInteger("gateway.test.gar-port");
        var vertx = Vertx.vertx();
        try {
            return vertx.createHttpClient(options)
                    .request(method, port, "localhost", address)
                    .compose(request -> request.send(Buffer.buffer(body)))
                    .compose(GarClient::answer)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } finally {
            vertx.close();
        }
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body.toString()));
    }
}
