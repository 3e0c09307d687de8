package fr.rentree.local.certificates;

import fr.rentree.local.certificates.PrivateAuthority.Identity;
import fr.rentree.local.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// What the GAR port needs and what its sample clients come with, as PEM files. Made once; a
/// certificate that has run out is replaced by removing the folder.
public final class Certificates {

    /// Each is a client in Keycloak too: the same program may come by the main port.
    static final List<String> CLIENTS =
            List.of("ent-portal-atrium", "ent-portal-educonnect", "bookseller");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /// The certificates in that folder, made now if there are none.
    public static Certificates in(Path folder, Secrets secrets, Instant now) throws IOException {
        var certificates = new Certificates(folder);
        if (!Files.exists(certificates.registrations())) {
            try {
                Files.createDirectories(folder, OWNER_ONLY_FOLDER);
                certificates.make(secrets, now);
            } catch (GeneralSecurityException e) {
                throw new IOException("no certificates could be made: " + e.getMessage(), e);
            }
        }
        return certificates;
    }

    /// A certificate or a key, by its name and ending: `gateway.pem`, `authority.pem`.
    public Path file(String name) {
        return folder.resolve(name);
    }

    /// The settings of the gateway that register the clients.
    public Path registrations() {
        return file("clients.properties");
    }

    private void make(Secrets secrets, Instant now) throws GeneralSecurityException, IOException {
        var authority = new PrivateAuthority("CN=Rentrée private authority", now);
        write("authority", authority.itself());
        write("gateway", authority.server("CN=localhost"));
        var text = new StringBuilder();
        for (String client : CLIENTS) {
            String subject = "CN=" + client;
            write(client, authority.client(subject));
            setting(text, client, "subject", subject);
            setting(text, client, "secret", secrets.of("client." + client));
        }
        write(registrations(), text.toString());
    }

    private static void setting(StringBuilder text, String client, String name, String value) {
        text.append("rentree.gar-port.clients.%s.%s=%s%n".formatted(client, name, value));
    }

    private void write(String name, Identity identity)
            throws GeneralSecurityException, IOException {
        write(file(name + ".pem"), pem("CERTIFICATE", identity.certificate().getEncoded()));
        write(file(name + ".key"), pem("PRIVATE KEY", identity.keys().getPrivate().getEncoded()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, text);
    }

    private static String pem(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
    }
}
