package fr.rentree.local.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Passwords of this one platform, made at its first start and readable by its owner only.
public final class Secrets {

    private static final List<String> CLIENTS =
            List.of(
                    "console",
                    "ent-portal-atrium",
                    "ent-portal-educonnect",
                    "bookseller",
                    "publisher-editeur-01",
                    "supplier",
                    "operations",
                    "ent-simulator",
                    "rentree-at-atrium");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// What the file says, completed with what a newer version of the platform needs.
    public static Secrets in(Path file) throws IOException {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var known = new Properties();
            known.load(new StringReader(Files.readString(file)));
            known.stringPropertyNames().forEach(key -> values.put(key, known.getProperty(key)));
        }
        int before = values.size();
        names().forEach(name -> values.computeIfAbsent(name, _ -> random()));
        if (values.size() > before) {
            write(file, values);
        }
        return new Secrets(values);
    }

    static List<String> names() {
        var names = new ArrayList<String>();
        CLIENTS.forEach(client -> names.add("client." + client));
        names.add("user.admin");
        names.add("user.keycloak-admin");
        names.add("postgres.postgres");
        names.add("postgres.keycloak");
        for (String service : Service.names()) {
            names.add("postgres." + service + "_owner");
            names.add("postgres." + service + "_runtime");
        }
        return names;
    }

    /// 192 random bits; the ending makes every password policy of ours content.
    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "-aA1";
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        var text = new StringBuilder("# Made by ./rentree up; belongs to this data folder only.\n");
        values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh =
                Files.createTempFile(file.toAbsolutePath().getParent(), "secrets", "", ownerOnly);
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public String of(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return value;
    }
}
