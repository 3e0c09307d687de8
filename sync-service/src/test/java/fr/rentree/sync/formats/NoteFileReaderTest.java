package fr.rentree.sync.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.sync.limits.ImportConfig;
import fr.rentree.sync.limits.SyncConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteFileReaderTest {

    private static final String NOTE = "{\"id\":\"a\",  \"type\":\"Annotation\",\"target\":\"t\"}";

    private final List<FoundNote> found = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    jsonld | #         | NOTE
                    jsonld | #/0       | [NOTE]
                    jsonld | #/items/0 | {"type":"AnnotationPage","items":[NOTE]}
                    jsonld | #/items/0 | {"items":[NOTE],"type":"AnnotationPage","next":{"items":[1]}}
                    jsonld | #/first/items/0 | {"type":"AnnotationCollection","first":{"type":"AnnotationPage","items":[NOTE]},"total":1}
                    epub   | #/items/0 | {"type":"AnnotationSet","about":{"dc:title":"x","dc:creator":["y"]},"items":[NOTE]}
                    json   | #/notebooks/0/documents/0/doc | {"notebooks":[{"school":"0000001B","work":"w","documents":[{"kind":"annotation","doc":NOTE}]}]}
                    """)
    void a_note_is_found_wherever_a_format_puts_it(String format, String place, String file)
            throws IOException {
        var read = read(file.replace("NOTE", NOTE));
        assertThat(read).isEqualTo(new FoundFile(format, 1, 0));
        assertThat(found.getFirst().place()).isEqualTo(place);
        assertThat(found.getFirst().text()).isEqualTo(NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotations.json",
                "META-INF/annotations.json",
                "META-INF/annotations.annotation",
                "notes/mine.jsonld"
            })
    void an_archive_is_searched_by_the_names_the_formats_agree_on(String name) throws IOException {
        read(
                Archives.of(
                        "mimetype",
                        "application/epub+zip",
                        name,
                        "[" + NOTE + "]",
                        "voice.mp3",
                        "x"));
        assertThat(found).extracting(FoundNote::place).containsExactly(name + "#/0");
    }

    @Test
    void archives_of_several_notebooks_are_read_one_after_the_other() throws IOException {
        byte[] one = Archives.of("annotations.json", NOTE, "profiles.json", "{}");
        read(Archives.of(new String[] {"a.annotations", "b.annotations"}, new byte[][] {one, one}));
        assertThat(found)
                .extracting(FoundNote::place)
                .containsExactly(
                        "a.annotations!annotations.json#", "b.annotations!annotations.json#");
    }

    @Test
    void an_export_says_where_its_notes_belong_and_what_is_left_out() throws IOException {
        var read =
                read(
                        """
                        {"format": "https://rentree.example/formats/notebooks/1", "notebooks": [
                          {"notebook": "x", "work": "w1", "school": "0000001B",
                           "documents": [{"id": "urn:uuid:1", "kind": "position", "doc": {"progression": 0.4}},
                                         {"id": "urn:uuid:2", "kind": "annotation", "deleted": true}],
                           "versions": [{"value": "lost"}], "bin": [{"doc": {}}, {"doc": {}}]},
                          {"work": "w2", "school": "0000002C", "documents": [{"doc": {"a": 1}}]}]}
                        """);
        assertThat(read).isEqualTo(new FoundFile("json", 2, 4));
        assertThat(found)
                .extracting(note -> note.origin().orElseThrow().work())
                .containsExactly("w1", "w2");
        assertThat(found.getFirst().kind()).isEqualTo("position");
        assertThat(found.getFirst().id()).contains("urn:uuid:1");
    }

    @Test
    void thousands_of_notes_come_out_byte_for_byte_whatever_their_length() throws IOException {
        var sent = new ArrayList<String>();
        for (int i = 0; i < 3000; i++) {
            sent.add(
                    "{\"n\":%d, \"text\" : \"%s\\u00e9\uD83D\uDE00 \\\"]}\" ,\"deep\":[[[{}]]]}"
                            .formatted(i, "é".repeat(i * 7 % 5000)));
        }
        read("\uFEFF[" + String.join(" ,\n", sent) + "]");
        assertThat(found).extracting(FoundNote::text).containsExactlyElementsOf(sent);
    }

    @Test
    void a_document_that_is_too_long_is_named_and_the_others_are_read() throws IOException {
        String huge = "{\"a\":\"%s\"}".formatted("x".repeat(1_000_000));
        read("[" + NOTE + "," + huge + ",5," + NOTE + "]");
        assertThat(found)
                .extracting(note -> note.defect().map(FoundNote.Defect::slug).orElse("none"))
                .containsExactly("none", "document-too-large", "bad-document", "none");
        assertThat(found.get(3).text()).isEqualTo(NOTE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    [{"a":1},              | it is not JSON that we take, line 1, column 10
                    [{"a":1}] x            | it is not JSON that we take, line 1, column 11
                    [{"a":1}] {}           | something follows the end at line 1, column 11
                    "a text"               | a JSON object or array is expected at line 1, column 1
                    {"notebooks":[5]}      | a notebook is an object at line 1, column 15
                    {"a":01}               | it is not JSON that we take, line 1, column 7
                    """)
    void what_is_no_json_of_ours_is_refused_with_its_place(String file, String why) {
        assertThat(refusal(file.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new FileRefusal.Unreadable("", why));
    }

    @Test
    void what_is_too_deep_is_refused() {
        String deep = "{\"items\":[{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}]}";
        assertThat(refusal(Archives.of("annotations.json", deep)))
                .isInstanceOfSatisfying(
                        FileRefusal.Unreadable.class,
                        unreadable -> assertThat(unreadable.entry()).isEqualTo("annotations.json"));
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        assertThat(refusal("[{\"a\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new FileRefusal.Unreadable("", "it is not UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../annotations.json",
                "a/../../annotations.json",
                "/annotations.json",
                "C:annotations.json",
                "a\\annotations.json",
                "a\u0001.jsonld"
            })
    void an_entry_that_leads_out_of_its_folder_is_refused(String name) {
        assertThat(refusal(Archives.of("mimetype", "x", name, NOTE)))
                .isEqualTo(new FileRefusal.BadName(2));
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() {
        byte[] bomb =
                Archives.of(
                        new String[] {"cover.jpg", "annotations.json"},
                        new byte[][] {new byte[50_000_000], new byte[0]});
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb, "rentree.sync.imports.bytes-unpacked", "1000000"))
                .isEqualTo(new FileRefusal.TooLargeUnpacked("cover.jpg", 1_000_000));
        byte[] spaces = new byte[5_000_000];
        Arrays.fill(spaces, (byte) ' ');
        assertThat(
                        refusal(
                                Archives.of(
                                        new String[] {"annotations.json"}, new byte[][] {spaces}),
                                "rentree.sync.imports.bytes-unpacked",
                                "1000000"))
                .isEqualTo(new FileRefusal.TooLargeUnpacked("annotations.json", 1_000_000));
    }

    @Test
    void archives_in_archives_in_archives_are_refused() {
        byte[] inner = Archives.of("annotations.json", NOTE);
        for (int i = 0; i < 2; i++) {
            inner = Archives.of(new String[] {"in.annotations"}, new byte[][] {inner});
        }
        assertThat(refusal(inner))
                .isEqualTo(new FileRefusal.TooDeep("in.annotations!in.annotations"));
    }

    @Test
    void each_limit_holds_exactly() throws IOException {
        String three = "[" + NOTE + "," + NOTE + "," + NOTE + "]";
        assertThat(refusal(bytes(three), "rentree.sync.imports.documents", "2"))
                .isEqualTo(new FileRefusal.TooManyNotes("", 2));
        assertThat(refusal(bytes(three), "rentree.sync.imports.bytes", "20"))
                .isEqualTo(new FileRefusal.TooLarge(20));
        byte[] entries = Archives.of("a", "x", "b", "x", "annotations.json", NOTE);
        assertThat(refusal(entries, "rentree.sync.imports.entries", "2"))
                .isEqualTo(new FileRefusal.TooManyEntries(2));
        found.clear();
        reader(
                        "rentree.sync.imports.documents",
                        "3",
                        "rentree.sync.imports.bytes",
                        "" + three.length())
                .read(new ByteArrayInputStream(bytes(three)), found::add);
        assertThat(found).hasSize(3);
    }

    @Test
    void an_archive_without_notes_or_broken_half_way_is_refused() {
        assertThat(refusal(Archives.of("mimetype", "application/epub+zip")))
                .isEqualTo(new FileRefusal.NothingFound());
        byte[] whole =
                Archives.of("annotations.json", "[" + (NOTE + ",").repeat(5000) + NOTE + "]");
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 4)))
                .isInstanceOf(FileRefusal.Unreadable.class);
        assertThat(refusal(new byte[0])).isInstanceOf(FileRefusal.Unreadable.class);
    }

    private FoundFile read(String file) throws IOException {
        return read(bytes(file));
    }

    private FoundFile read(byte[] file) throws IOException {
        return reader().read(new ByteArrayInputStream(file), found::add);
    }

    private FileRefusal refusal(byte[] file, String... settings) {
        var caught = new ArrayList<FileRefusal>();
        assertThatThrownBy(() -> reader(settings).read(new ByteArrayInputStream(file), found::add))
                .isInstanceOfSatisfying(RefusedFileException.class, e -> caught.add(e.refusal()));
        assertThat(FileProblems.of(caught.getFirst()).getStatusCode()).isIn(413, 422);
        return caught.getFirst();
    }

    private static NoteFileReader reader(String... settings) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return new NoteFileReader(
                config(ImportConfig.class, values), config(SyncConfig.class, Map.of()));
    }

    private static <T> T config(Class<T> type, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withMapping(type)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
