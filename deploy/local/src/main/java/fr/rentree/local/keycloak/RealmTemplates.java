package fr.rentree.local.keycloak;

import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The realm files of the class path with the addresses and secrets of one platform in them.
final class RealmTemplates {

    static final List<String> REALMS = List.of("rentree", "atrium", "educonnect");

    /// `@{…}` is ours; `${…}` is Keycloak's own and stays.
    private static final Pattern PLACE = Pattern.compile("@\\{([^}]+)}");

    private static final String PASSWORD_POLICY =
            "length(12) and upperCase(1) and lowerCase(1) and digits(1)";

    private final Ports ports;
    private final Secrets secrets;

    RealmTemplates(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    String render(String realm) throws IOException {
        String profile = realm.equals("rentree") ? "rentree" : "portal";
        String userProfile = read(profile + "-user-profile.json");
        return PLACE.matcher(read(realm + ".json"))
                .replaceAll(place ->
                        Matcher.quoteReplacement(insideJson(value(place.group(1), userProfile))));
    }

    private String value(String name, String userProfile) {
        return switch (name) {
            case "public-url" -> ports.publicUrl();
            case "keycloak-url" -> ports.keycloakUrl();
            case "password-policy" -> PASSWORD_POLICY;
            case "user-profile" -> userProfile;
            default -> secrets.of(name);
        };
    }

    private static String insideJson(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /// Writes all realms where Keycloak looks for them, readable by the owner only.
    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        for (String realm : REALMS) {
            Path file = folder.resolve(realm + "-realm.json");
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly);
            Files.writeString(file, render(realm));
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream file = RealmTemplates.class.getResourceAsStream("/realms/" + name)) {
            if (file == null) {
                throw new IOException("no realm template " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
