package fr.rentree.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` lists every setting, with the default that the code has.
class ConfigurationTest {

    /// A row such as: | `rentree.outbox.batch` | `500` | Events published in one transaction. |
    private static final Pattern ROW =
            Pattern.compile("^\\| `(rentree\\.[^`]+)` \\| (?:`([^`]*)`|–) \\| (.+) \\|$");

    private static final Pattern VARIABLE_ROW =
            Pattern.compile("^\\| `(RENTREE_[A-Z0-9_]+)` \\| (?:`[^`]*`|–) \\| (.+) \\|$");

    private final Path repository = Path.of("..").toAbsolutePath().normalize();
    private final Settings settings = new Settings(repository);

    @Test
    void every_setting_is_documented_with_its_default() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(settings.properties());
    }

    @Test
    void every_environment_variable_is_documented() throws IOException {
        var documented = new TreeSet<String>();
        for (String line : page()) {
            Matcher row = VARIABLE_ROW.matcher(line);
            if (row.matches()) {
                documented.add(row.group(1));
            }
        }
        assertThat(documented).containsAll(settings.variables());
    }

    private Map<String, String> documented() throws IOException {
        var rows = new TreeMap<String, String>();
        for (String line : page()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2) == null ? "" : row.group(2));
            }
        }
        return rows;
    }

    private Iterable<String> page() throws IOException {
        return Files.readAllLines(repository.resolve("docs/configuration.md"));
    }
}
