package fr.rentree.e2e.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// What the local platform gives a client of the GAR port: a certificate, its key, and the
/// authority to believe.
final class ClientCertificate {
    private static final char[] IN_MEMORY_ONLY = "in memory only".toCharArray();

    private ClientCertificate() {}

    /// TLS that believes the platform's private authority and shows the client's certificate.
    static SSLContext tls(Path folder, String client) {
        try {
            var keys = emptyStore();
            keys.setKeyEntry(
                    client,
                    key(folder.resolve(client + ".key")),
                    IN_MEMORY_ONLY,
                    new Certificate[] {certificate(folder.resolve(client + ".pem"))});
            var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            mine.init(keys, IN_MEMORY_ONLY);
            var authorities = emptyStore();
            authorities.setCertificateEntry(
                    "authority", certificate(folder.resolve("authority.pem")));
            var theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            theirs.init(authorities);
            var tls = SSLContext.getInstance("TLS");
            tls.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new UnexpectedException(
                    "The certificate of " + client + " in " + folder + " cannot be used: " + e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
        var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        return CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        var base64 = Files.readString(file).replaceAll("-----[^-]+-----|\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        return KeyFactory.getInstance("EC").generatePrivate(spec);
    }
}
