package fr.rentree.local.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.local.settings.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {

    private static final Instant NOW = Instant.parse("2026-09-07T08:00:00Z");

    @TempDir private Path home;

    @ParameterizedTest(name = "{0} is CN={1}")
    @CsvSource({
        "gateway, localhost, 1.3.6.1.5.5.7.3.1",
        "bookseller, bookseller, 1.3.6.1.5.5.7.3.2",
        "ent-portal-atrium, ent-portal-atrium, 1.3.6.1.5.5.7.3.2"
    })
    void the_authority_vouches_for_each_and_for_one_purpose(
            String name, String subject, String purpose) throws Exception {
        var certificates = make();
        var certificate = read(certificates, name);

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + subject);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(purpose);
        assertThat(isBelieved(certificates, certificate, NOW)).isTrue();
    }

    @Test
    void a_certificate_ends_after_two_years_and_a_quarter() throws Exception {
        var certificates = make();

        assertThat(read(certificates, "bookseller").getNotAfter())
                .isEqualTo(Date.from(NOW.plus(Duration.ofDays(825))));
    }

    @Test
    void another_start_makes_no_new_ones() throws Exception {
        var first = read(make(), "bookseller");

        assertThat(read(make(), "bookseller")).isEqualTo(first);
    }

    @Test
    void only_the_owner_reads_what_was_made() throws Exception {
        make();

        try (var files = Files.list(home.resolve("certificates"))) {
            assertThat(files)
                    .hasSize(11)
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file))
                                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void every_client_is_registered_with_its_secret_in_keycloak() throws Exception {
        var certificates = make();
        var registered = new Properties();
        registered.load(new StringReader(Files.readString(certificates.registrations())));

        String prefix = "rentree.gar-port.clients.bookseller.";
        assertThat(registered.getProperty(prefix + "subject")).isEqualTo("CN=bookseller");
        assertThat(registered.getProperty(prefix + "secret"))
                .isEqualTo(secrets().of("client.bookseller"));
        assertThat(registered).hasSize(2 * Certificates.CLIENTS.size());
    }

    private Certificates make() throws IOException {
        return Certificates.in(home.resolve("certificates"), secrets(), NOW);
    }

    private Secrets secrets() throws IOException {
        return Secrets.in(home.resolve("secrets.properties"));
    }

    private static X509Certificate read(Certificates certificates, String name) throws Exception {
        try (InputStream file = Files.newInputStream(certificates.file(name + ".pem"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    private static boolean isBelieved(
            Certificates certificates, X509Certificate certificate, Instant when) throws Exception {
        var trust =
                new PKIXParameters(Set.of(new TrustAnchor(read(certificates, "authority"), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(when));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        return CertPathValidator.getInstance("PKIX").validate(path, trust) != null;
    }
}
