package fr.rentree.bench.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/// Stands where Keycloak stands: gives its public key at Keycloak's path, and signs what Keycloak
/// would sign.
///
/// Keycloak takes 20 passwords a second; thousands of people cannot sign in for a bench. Services
/// and gateway keep their own settings and check these tokens as they check Keycloak's.
public final class KeyServer implements AutoCloseable {

    private static final String REALM = "/auth/realms/rentree";
    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final Clock clock = Clock.systemUTC();

    private KeyServer(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    static KeyServer start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var keyServer = new KeyServer(HttpServer.create(address, 0), newKeys());
        byte[] answer = keyServer.publicKeys().getBytes(StandardCharsets.UTF_8);
        keyServer.server.createContext(
                REALM + "/protocol/openid-connect/certs",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    try (var body = exchange.getResponseBody()) {
                        body.write(answer);
                    }
                });
        keyServer.server.setExecutor(task -> Thread.startVirtualThread(task));
        keyServer.server.start();
        return keyServer;
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/auth";
    }

    /// The token of a person who signed in through that access point.
    String person(String publicUrl, String accessPoint, String subject) {
        String claims =
                """
                "azp":"reader","realm_access":{"roles":[]},"access_point":"%s","access_point_subject":"%s",\
                """
                        .formatted(accessPoint, subject);
        return token(publicUrl, subject, claims);
    }

    /// The token of a program with a role of its own.
    ///
    /// @param more further claims, each followed by a comma
    String program(String publicUrl, String client, String role, String more) {
        String claims =
                "\"azp\":\"%s\",\"realm_access\":{\"roles\":[\"%s\"]},%s"
                        .formatted(client, role, more);
        return token(publicUrl, "service-account-" + client, claims);
    }

    private String token(String publicUrl, String subject, String claims) {
        long now = clock.instant().getEpochSecond();
        String all =
                """
                {%s"iss":"%s","aud":"rentree","sub":"%s","upn":"%s","iat":%d,"exp":%d}\
                """
                        .formatted(
                                claims,
                                publicUrl + REALM,
                                subject,
                                subject,
                                now,
                                now + LIFETIME.toSeconds());
        String signed =
                base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}") + "." + base64(all);
        return signed + "." + BASE64.encodeToString(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String publicKeys() {
        var key = (RSAPublicKey) keys.getPublic();
        return """
        {"keys":[{"kty":"RSA","alg":"RS256","use":"sig","kid":"bench","n":"%s","e":"%s"}]}\
        """
                .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
