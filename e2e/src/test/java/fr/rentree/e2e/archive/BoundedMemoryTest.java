package fr.rentree.e2e.archive;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.e2e.supplies.GenerateCommand;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {
    private static final String SCHOOLS = "100";

    @TempDir private Path folder = Path.of("replaced by JUnit");

    @Test
    void eighty_thousand_people_are_written_in_a_heap_that_could_not_hold_them() throws Exception {
        var generator = start("--schools", SCHOOLS, "--years", "1", "--out", folder.toString());
        assertThat(generator.waitFor(3, TimeUnit.MINUTES)).as("finished in time").isTrue();
        assertThat(generator.exitValue()).isZero();
        assertThat(folder.resolve("orders.json")).isNotEmptyFile();
    }

    private static Process start(String... arguments) throws IOException {
        var binary = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ProcessBuilder(
                        binary,
                        "-Xmx20m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GenerateCommand.class.getName());
        command.command().addAll(List.of(arguments));
        return command.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
    }
}
