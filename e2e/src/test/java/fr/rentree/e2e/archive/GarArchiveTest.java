package fr.rentree.e2e.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.generator.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class GarArchiveTest {
    private static final LocalDateTime EXPORTED = LocalDateTime.of(2026, 9, 1, 21, 0);

    @TempDir private Path folder = Path.of("replaced by JUnit");

    @ParameterizedTest(name = "the archives of {0} keep every rule of the format")
    @ValueSource(ints = {2026, 2027, 2031})
    void the_archives_of_any_year_keep_every_rule_of_the_format(int year) throws IOException {
        for (var ent : new Region(42, 1, 3).ents()) {
            var archive = GarArchiveWriter.of(ent, year, EXPORTED).writeTo(folder).archive();
            assertThat(GarRules.brokenIn(GarReading.of(archive))).isEmpty();
        }
    }

    @Test
    void pages_are_numbered_without_a_gap_and_share_one_stamp() throws IOException {
        var pages = GarReading.of(write("a", 42)).pages().keySet();
        assertThat(pages)
                .allMatch(name ->
                        name.matches(
                                "ENTFICTIF1_GAR-ENT_Complet_20260901_210000_2D_\\w+_\\d{4}\\.xml"))
                .contains(
                        "ENTFICTIF1_GAR-ENT_Complet_20260901_210000_2D_Eleve_0000.xml",
                        "ENTFICTIF1_GAR-ENT_Complet_20260901_210000_2D_Eleve_0001.xml",
                        "ENTFICTIF1_GAR-ENT_Complet_20260901_210000_2D_RespAff_0000.xml");
    }

    @Test
    void the_digest_is_that_of_the_archive() throws Exception {
        var archive = write("a", 42);
        var digest = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(archive));
        var beside = Path.of(archive.toString().replace(".tar.gz", ".md5"));
        assertThat(beside).hasContent(HexFormat.of().formatHex(digest));
    }

    @Test
    void the_same_seed_writes_the_same_bytes_and_another_seed_others() throws IOException {
        assertThat(write("a", 42)).hasSameBinaryContentAs(write("b", 42));
        assertThat(Files.mismatch(write("a", 42), write("c", 43))).isNotNegative();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "MISSPELT_UAI", "EMPTY_NAME", "UNKNOWN_PROFILE", "LONG_IDENTIFIER",
                        "IMPOSSIBLE_DATE",
                "UNKNOWN_STATUS", "COLLIDING_GROUP", "UNKNOWN_PERSON", "UNKNOWN_GROUP",
                        "OFFICER_WITHOUT_MAIL"
            })
    void a_bad_record_breaks_a_rule(Defect defect) throws IOException {
        var archive =
                GarArchiveWriter.of(ent(42), 2026, EXPORTED).with(defect).writeTo(folder).archive();
        assertThat(defect.isOfOneRecord()).isTrue();
        assertThat(GarRules.brokenIn(GarReading.of(archive))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CUT_ARCHIVE", "NOT_WELL_FORMED", "DOCTYPE"})
    void some_deliveries_cannot_be_read_at_all(Defect defect) throws IOException {
        var archive =
                GarArchiveWriter.of(ent(42), 2026, EXPORTED).with(defect).writeTo(folder).archive();
        assertThatThrownBy(() -> GarReading.of(archive))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
    }

    @Test
    void a_missing_page_leaves_a_gap() throws IOException {
        var archive =
                GarArchiveWriter.of(ent(42), 2026, EXPORTED)
                        .with(Defect.MISSING_PAGE)
                        .writeTo(folder)
                        .archive();
        assertThat(GarReading.of(archive).pages().keySet())
                .noneMatch(name -> name.endsWith("_Eleve_0000.xml"))
                .anyMatch(name -> name.endsWith("_Eleve_0001.xml"));
    }

    private Path write(String subfolder, long seed) throws IOException {
        return GarArchiveWriter.of(ent(seed), 2026, EXPORTED)
                .writeTo(folder.resolve(subfolder))
                .archive();
    }

    private static Ent ent(long seed) {
        return new Region(seed, 1, 3).ents().getFirst();
    }
}
