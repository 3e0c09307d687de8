package fr.rentree.gateway.standins;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;

/// Tokens as Keycloak signs them; keys stand in system properties, which every class loader sees.
public final class Tokens {

    private static final String PREFIX = "gateway.test.key.";

    private Tokens() {}

    /// A person who signed in through the access point atrium.
    public static String person(String subject) {
        return sign(access(subject).claim("access_point", "atrium"), "first");
    }

    public static String client(String clientId) {
        return sign(access("service-account-" + clientId).claim("azp", clientId), "first");
    }

    public static JwtClaimsBuilder access(String subject) {
        return Jwt.issuer(issuer())
                .audience("rentree")
                .subject(subject)
                .claim("azp", "reader")
                .expiresIn(Duration.ofMinutes(5));
    }

    static String idToken(String subject) {
        return sign(
                Jwt.issuer(issuer())
                        .audience("console")
                        .subject(subject)
                        .claim("azp", "console")
                        .expiresIn(Duration.ofMinutes(5)),
                "first");
    }

    public static String sign(JwtClaimsBuilder claims, String keyId) {
        return claims.jws().keyId(keyId).sign(privateKey(keyId));
    }

    public static String issuer() {
        return System.getProperty("gateway.test.public-url") + "/auth/realms/rentree";
    }

    /// The public half of a key as a JSON Web Key.
    static String jwk(String keyId) {
        generateOnce(keyId);
        return """
        {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"AQAB"}\
        """
                .formatted(keyId, System.getProperty(PREFIX + keyId + ".modulus"));
    }

    private static PrivateKey privateKey(String keyId) {
        generateOnce(keyId);
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PREFIX + keyId));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void generateOnce(String keyId) {
        synchronized (System.class) {
            if (System.getProperty(PREFIX + keyId) != null) {
                return;
            }
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                BigInteger modulus = ((RSAPublicKey) pair.getPublic()).getModulus();
                byte[] bytes = modulus.toByteArray();
                byte[] unsigned =
                        java.util.Arrays.copyOfRange(bytes, bytes.length - 256, bytes.length);
                System.setProperty(
                        PREFIX + keyId + ".modulus",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned));
                System.setProperty(
                        PREFIX + keyId,
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
