package fr.rentree.licence.formats.gar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.formats.ReadFile;
import fr.rentree.licence.formats.RefusedFileException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GarCatalogueReaderTest {

    private static final String ROOT =
            "<listeRessourcesDiffusables xmlns=\"http://gar.education.fr/schemas/init/0/1/\">";
    private static final String END = "</listeRessourcesDiffusables>";
    private static final String RESOURCE =
            """
            <ressourceDiffusable>
              <idRessource>ark:/99999/manuel</idRessource>
              <nomRessource>Manuel d'exemple</nomRessource>
              <idEditeur>123456789_0000000000000000</idEditeur>
              <nomEditeur>EDITEUR-01</nomEditeur>
              <distributeursCom>
                <distributeurCom>234567890_000000000000000X</distributeurCom>
                <nomDistributeurCom>DISTRIBUTEUR-01</nomDistributeurCom>
              </distributeursCom>
              <distributeursCom><distributeurCom>345678901_0000000000000000</distributeurCom></distributeursCom>
              <distributeurTech>123456789_0000000000000000</distributeurTech>
              <affichable>false</affichable>
              <diffusable>true</diffusable>
              <membreFamille>ark:/99999/bibliotheque</membreFamille>
            </ressourceDiffusable>
            """;

    private final ReadFile told = new ReadFile();

    @Test
    void a_resource_is_read_with_all_it_has() throws IOException {
        var generatedAt =
                read(
                        ROOT
                                + "<dateGeneration> 2021-05-19T03:15:29Z</dateGeneration>"
                                + RESOURCE
                                + END);
        assertThat(generatedAt).contains(Instant.parse("2021-05-19T03:15:29Z"));
        assertThat(only())
                .isEqualTo(
                        new ListedResource(
                                "ark:/99999/manuel",
                                "Manuel d'exemple",
                                "123456789_0000000000000000",
                                "EDITEUR-01",
                                ResourceKind.MANUAL,
                                "ark:/99999/bibliotheque",
                                List.of(
                                        new ListedResource.Organisation(
                                                "234567890_000000000000000X", "DISTRIBUTEUR-01"),
                                        new ListedResource.Organisation(
                                                "345678901_0000000000000000", null)),
                                "123456789_0000000000000000",
                                null,
                                false,
                                true,
                                null));
        assertThat(told.warnings).isEmpty();
    }

    @ParameterizedTest(name = "{1} instead of {0}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ark:/99999/manuel<                       | ark/99999/manuel<                      | id-not-ark
                    ark:/99999/manuel<                       | http://manuels.example/1<              | id-not-ark
                    <membreFamille>ark:/99999/bibliotheque   | <membreFamille>ark:/99999/manuel       | family-names-itself
                    <affichable>false</affichable>           | <affichable/>                          | flag-missing
                    <distributeurTech>123456789_0000000000000000</distributeurTech> | <distributeurTech/> | organisation-missing
                    <affichable>                             | <nouveau>1</nouveau><affichable>       | unknown-field
                    """)
    void what_is_odd_is_kept_and_told(String usual, String odd, String rule) throws IOException {
        read(ROOT + RESOURCE.replace(usual, odd) + END);
        assertThat(told.entries).hasSize(1);
        assertThat(told.warnedRules()).containsExactly(rule);
    }

    @ParameterizedTest(name = "{1} instead of {0}: {2} at {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ark:/99999/manuel<            | <                             | id-missing      | idRessource
                    Manuel d'exemple              | ' '                           | title-missing   | nomRessource
                    <idEditeur>123456789_         | <idEditeur>12345678_          | siren-isni      | idEditeur
                    <idEditeur>123456789_0000000000000000</idEditeur> | ''        | organisation-missing | idEditeur
                    234567890_000000000000000X    | DISTRIBUTEUR                  | siren-isni      | distributeurCom
                    <diffusable>true              | <diffusable>oui               | boolean         | diffusable
                    Manuel d'exemple              | Manuel&#10;d'exemple          | control-character | nomRessource
                    """)
    void a_broken_rule_is_named_with_field_value_and_remedy(
            String usual, String wrong, String rule, String field) throws IOException {
        read(ROOT + RESOURCE.replace(usual, wrong) + END);
        assertThat(told.entries).isEmpty();
        assertThat(told.broken)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.field()).isEqualTo(field);
                    assertThat(finding.line()).isEqualTo(1);
                    assertThat(finding.remedy()).isNotBlank();
                });
    }

    @Test
    void ten_bad_lines_are_ten_findings_at_their_places() throws IOException {
        String resources =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i ->
                                i % 3 == 0
                                        ? RESOURCE.replace("123456789_", "EDITEUR" + i + "_")
                                        : RESOURCE)
                        .collect(Collectors.joining());
        read(ROOT + resources + END);
        assertThat(told.brokenRules()).hasSize(20).containsOnly("siren-isni");
        assertThat(told.broken.stream().map(Finding::entry).distinct())
                .containsExactly(3, 6, 9, 12, 15, 18, 21, 24, 27, 30);
    }

    @Test
    void a_family_that_names_itself_is_a_family_of_nobody() throws IOException {
        read(ROOT + RESOURCE.replace("ark:/99999/bibliotheque", "ark:/99999/manuel") + END);
        assertThat(only().kind()).isEqualTo(ResourceKind.FAMILY);
        assertThat(only().family()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE r SYSTEM \"https://elsewhere.example/catalogue.dtd\">"
            })
    void a_dtd_or_an_entity_refuses_the_file(String doctype) {
        assertThatThrownBy(() -> read(doctype + ROOT + RESOURCE + END))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refused -> assertThat(refused.type()).isEqualTo("file-with-dtd"));
    }

    @Test
    void an_entity_without_a_dtd_refuses_the_file() {
        assertThatThrownBy(() -> read(ROOT + RESOURCE.replace("Manuel", "&x;") + END))
                .isInstanceOf(RefusedFileException.class);
    }

    @Test
    void wherever_it_is_cut_a_file_is_refused() {
        String whole = ROOT + RESOURCE + RESOURCE + END;
        for (int length = 1; length < whole.length() - 1; length += 37) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(RefusedFileException.class);
        }
        String json = json(resource(1) + "," + resource(2));
        for (int length = 1; length < json.length() - 1; length += 23) {
            String cut = json.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(RefusedFileException.class);
        }
    }

    @Test
    void another_kind_of_file_is_refused_by_name() {
        assertThatThrownBy(() -> read("<ONIXMessage/>"))
                .hasMessageContaining("listeRessourcesDiffusables");
        assertThatThrownBy(() -> read("\"text\"")).isInstanceOf(RefusedFileException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(RefusedFileException.class);
    }

    @Test
    void json_of_several_sources_is_one_catalogue_and_null_is_forgiven() throws IOException {
        var generatedAt =
                read(
                        """
                        [null,
                         {"dateGeneration":" 2021-05-19T03:15:29Z","ressourceDiffusable":[%s,null]},
                         {"dateGeneration":"2021-05-18T03:15:29Z","autre":{"a":[1]},"ressourceDiffusable":[%s]},
                         {"dateGeneration":null,"ressourceDiffusable":null}]
                        """
                                .formatted(resource(1), resource(2)));
        assertThat(generatedAt).contains(Instant.parse("2021-05-18T03:15:29Z"));
        assertThat(told.keys()).containsExactly("ark:/99999/1", "ark:/99999/2");
        assertThat(told.warnedRules()).containsExactly("list-null", "entry-null", "unknown-field");
    }

    @Test
    void null_and_unknown_fields_of_json_are_forgiven_and_told_once() throws IOException {
        String odd =
                resource(1)
                        .replace(
                                "}", ",\"nomEditeur\":null,\"membreFamille\":null,\"cle\":\"47\"}");
        read(json(odd + "," + odd.replace("9/1", "9/2")));
        assertThat(told.broken).isEmpty();
        assertThat(told.entries).hasSize(2);
        assertThat(told.warnedRules()).containsOnlyOnce("unknown-field");
    }

    @Test
    void what_every_field_null_cannot_tell_is_named() throws IOException {
        read(
                json(
                        "{\"idRessource\":null,\"nomRessource\":null,\"distributeursCom\":[{\"distributeurCom\":null}]}"));
        assertThat(told.brokenRules())
                .containsExactly("id-missing", "title-missing", "organisation-missing");
    }

    private static String resource(int number) {
        return """
        {"idRessource":"ark:/99999/%d","nomRessource":"R","idEditeur":"123456789_0000000000000000",
         "distributeursCom":[],"distributeurTech":"123456789_0000000000000000","affichable":true,"diffusable":true}
        """
                .formatted(number)
                .strip();
    }

    private static String json(String resources) {
        return "[{\"ressourceDiffusable\":[" + resources + "]}]";
    }

    private ListedResource only() {
        assertThat(told.entries).hasSize(1);
        return (ListedResource) told.entries.getFirst().content();
    }

    private Optional<Instant> read(String file) throws IOException {
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        return new GarCatalogueReader(new ObjectMapper(), told)
                .read(new BufferedInputStream(bytes));
    }
}
