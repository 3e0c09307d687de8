package fr.rentree.e2e.supplies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.e2e.generator.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppliesTest {
    @TempDir private Path folder = Path.of("replaced by JUnit");

    @Test
    void every_ordered_resource_is_in_the_catalogue_and_every_manual_on_a_shelf() {
        var ids = Catalogue.entries().stream().map(Catalogue.Entry::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(Catalogue.entries().size()).containsAll(Catalogue.families());
        new Region(42, 1, 3)
                .ents().stream()
                        .flatMap(ent -> ent.schoolsIn(2026))
                        .flatMap(school -> SchoolOrder.of(school, 2026).lines().stream())
                        .forEach(line -> assertThat(ids).contains(line.resource()));
        assertThat(Catalogue.entries())
                .filteredOn(it -> it.kind().equals("MANUAL"))
                .allMatch(it -> it.family() != null && ids.contains(it.family()));
    }

    @Test
    void one_command_writes_what_a_year_needs() throws IOException {
        GenerateCommand.main(
                "generate", "--schools", "3", "--seed", "7", "--out", folder.toString());
        assertThat(folder.resolve("2026-2027")).isDirectoryContaining("glob:**.md5");
        assertThat(folder.resolve("2027-2028")).isDirectoryContaining("glob:**.tar.gz");
        assertThat(new ObjectMapper().readTree(folder.resolve("orders.json").toFile())).hasSize(3);
        var lines = Files.readAllLines(folder.resolve("delivery.csv"));
        assertThat(lines.getFirst()).isEqualTo("serial;model;uai");
        assertThat(lines).doesNotHaveDuplicates().hasSizeGreaterThan(600);
    }
}
