package fr.rentree.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Path folder;

    SecretsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everything_is_made_once_and_stays() throws IOException {
        Path file = folder.resolve("secrets.properties");
        var first = Secrets.in(file);
        var second = Secrets.in(file);

        assertThat(Secrets.names())
                .contains("client.operations", "user.admin", "postgres.sync_runtime")
                .allSatisfy(name -> assertThat(second.of(name)).isEqualTo(first.of(name)))
                .allSatisfy(name -> assertThat(first.of(name)).hasSizeGreaterThanOrEqualTo(32));
        assertThat(Secrets.names().stream().map(first::of)).doesNotHaveDuplicates();
    }

    @Test
    void only_the_owner_can_read_them() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_of_an_older_version_keeps_its_secrets_and_gets_the_new_ones() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "client.operations=kept\n");

        var secrets = Secrets.in(file);

        assertThat(secrets.of("client.operations")).isEqualTo("kept");
        assertThat(secrets.of("client.supplier")).isNotEqualTo("kept").isNotEmpty();
        assertThat(Files.readString(file)).contains("client.operations=kept", "client.supplier=");
    }
}
