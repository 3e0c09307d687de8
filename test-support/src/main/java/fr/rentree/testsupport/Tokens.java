package fr.rentree.testsupport;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Access tokens as Keycloak issues them, signed with a key that only this test run knows.
public final class Tokens {

    public static final String ISSUER = "http://localhost:8080/auth/realms/rentree";

    private static final String PUBLIC = "rentree.test.public-key";
    private static final String PRIVATE = "rentree.test.private-key";

    private Tokens() {}

    /// A person who signed in through that access point.
    public static String person(String accessPoint, String subject) {
        return person(accessPoint, subject, Instant.now());
    }

    /// A fresh token of a session that the person opened at that moment.
    public static String person(String accessPoint, String subject, Instant signedIn) {
        return sign(
                claims(accessPoint + ":" + subject, List.of())
                        .claim("access_point", accessPoint)
                        .claim("access_point_subject", subject)
                        .claim("auth_time", signedIn.getEpochSecond()));
    }

    public static String operator() {
        return client("operations", "operator", Map.of());
    }

    public static String entPortal(String idEnt) {
        return client("ent-portal-" + idEnt, "ent-portal", Map.of("id_ent", idEnt));
    }

    public static String distributor(String distributorId) {
        return client(
                "distributor-" + distributorId,
                "distributor",
                Map.of("distributor_id", distributorId));
    }

    public static String publisher(String publisherId) {
        return client("publisher-" + publisherId, "publisher", Map.of("publisher_id", publisherId));
    }

    public static String supplier() {
        return client("supplier", "supplier", Map.of());
    }

    /// Somebody who signed in, and whom no roster knows.
    public static String stranger() {
        return person("atrium", "NOBODY-" + System.nanoTime());
    }

    /// A token that was good an hour ago.
    public static String expired(String accessPoint, String subject) {
        return claims(accessPoint + ":" + subject, List.of())
                .claim("access_point", accessPoint)
                .claim("access_point_subject", subject)
                .expiresIn(Duration.ofHours(-1))
                .sign(privateKey());
    }

    /// A machine client with one realm role and its own claims.
    public static String client(String clientId, String role, Map<String, String> ownClaims) {
        var claims = claims(clientId, List.of(role)).claim("azp", clientId);
        ownClaims.forEach(claims::claim);
        return sign(claims);
    }

    private static JwtClaimsBuilder claims(String name, List<String> roles) {
        return Jwt.issuer(ISSUER)
                .audience("rentree")
                .subject(name)
                .upn(name)
                .claim("realm_access", Map.of("roles", roles));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.expiresIn(Duration.ofHours(1)).sign(privateKey());
    }

    /// PEM without its header, as `quarkus.oidc.public-key` takes it.
    public static String publicKey() {
        generateOnce();
        return System.getProperty(PUBLIC);
    }

    private static PrivateKey privateKey() {
        generateOnce();
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void generateOnce() {
        synchronized (System.class) {
            if (System.getProperty(PUBLIC) != null) {
                return;
            }
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                var encoder = Base64.getEncoder();
                System.setProperty(PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
                System.setProperty(PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
