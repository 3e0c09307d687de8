package fr.rentree.sync;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no caller of good will sends: each gets 400 and the name of what is wrong, never a fault,
/// and never an empty list that looks like an answer.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class StrayInputTest {

    private static final String IMPORTS = "/api/v1/notebooks/imports";

    private TestDevice tablet;
    private String notebook;

    @BeforeEach
    void a_notebook_with_a_note() {
        var teacher = Pupil.staff(Pupil.SCHOOL, "TEACHER", "").with(Pupil.WORK, -30, 200);
        tablet = teacher.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")));
        var notebooks = json(tablet.get("/api/v1/notebooks").body()).get("items");
        notebook = "/api/v1/notebooks/" + notebooks.get(0).get("notebook").asText();
    }

    /// In a cursor: `AA` is a NUL, `eHh4` says `xxx`, `gA` is no UTF-8, `NDI` says `42`.
    @ParameterizedTest(name = "GET {0}")
    @CsvSource({
        "/api/v1/notebooks?cursor=AA, unknown-cursor",
        "/api/v1/notebooks?cursor=eHh4, unknown-cursor",
        "/api/v1/notebooks?cursor=gA, unknown-cursor",
        "/api/v1/notebooks?cursor=*, unknown-cursor",
        "{notebook}/bin?cursor=AA, unknown-cursor",
        "{notebook}/bin?cursor=NDI, unknown-cursor",
        "{notebook}/versions?cursor=eHh4, unknown-cursor",
        "{notebook}/versions?document=%00, not-a-document",
        "{import}/items?cursor=AA, unknown-cursor",
        "{import}/items?cursor=eHh4, unknown-cursor"
    })
    void a_list_is_asked_for_with_what_it_never_gave(String path, String slug) {
        String known = path.replace("{notebook}", notebook).replace("{import}", anImport());
        var answer = tablet.get(known);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/" + slug);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    {"kind":"DIVISION","code":"a\\u0000","selection":"NOTEBOOK"}
                    {"kind":"DIVISION","code":"a","selection":"TAG","tag":"a\\u0000"}
                    {"kind":"DIVISION","code":"a\\u0000","selection":"TAG","tag":"a"}
                    {"school":"\\u0000","kind":"DIVISION","code":"a","selection":"NOTEBOOK"}
                    {"kind":"DIVISION","code":"a","selection":"DOCUMENTS","documents":["\\u0000"]}
                    {"kind":"DIVISION","code":"a","selection":"DOCUMENTS","documents":[null]}
                    """)
    void a_wish_to_share_names_what_has_no_name(String wish) {
        var answer = tablet.post(notebook + "/shares", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void nothing_is_decided_about_an_import() {
        var answer = tablet.post(anImport() + "/decision", "null");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest(name = "opened {0}")
    @ValueSource(
            strings = {"0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void a_manual_was_opened_when_no_clock_says(String moment) {
        String works =
                "{\"works\":[{\"work\":\"%s\",\"bytes\":1,\"unsent\":0,\"lastOpened\":\"%s\"}]}"
                        .formatted(Pupil.WORK, moment);
        var answer = tablet.method("PUT", "/api/v1/devices/" + tablet.id() + "/storage", works);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/last-opened-malformed");
    }

    @ParameterizedTest(name = "POST {0}")
    @CsvSource({
        "?work=a%00b&school=0000001B",
        "?work=%0A&school=0000001B",
        "?work=manuel-maths-2de&school=%00",
        "?work=manuel-maths-2de"
    })
    void a_file_is_sent_to_a_place_that_cannot_be(String place) {
        var answer = tablet.post(IMPORTS + place, note(newNote(), "x"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/bad-notebook");
    }

    @Test
    void a_file_says_itself_that_it_belongs_to_a_place_that_cannot_be() {
        String file =
                """
                {"format":"https://rentree.example/formats/notebooks/1","notebooks":[{
                 "work":"a\\u0000b","school":"0000001B","documents":[{"kind":"annotation",
                 "doc":{"type":"Annotation","target":"c"}}]}]}
                """;
        var answer = tablet.post(IMPORTS, file);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    }

    /// Kept as text, both would be the same operation.
    @Test
    void two_operations_have_ids_that_no_text_can_hold() {
        String one = newNote();
        String two = newNote();
        String first =
                tablet.put(one, 0, note(one, "1")).replaceFirst("(\"opId\":\")", "$1\\\\ud800");
        String second =
                tablet.put(two, 0, note(two, "2")).replaceFirst("(\"opId\":\")", "$1\\\\ud801");
        var answer = tablet.send(tablet.batch(List.of(first, second)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer.body()).get("results"))
                .allMatch(result ->
                        result.get("problem").get("type").asText().endsWith("/bad-operation"));
    }

    private String anImport() {
        String place = "?work=" + Pupil.WORK + "&school=" + Pupil.SCHOOL;
        var answer = tablet.post(IMPORTS + place, note(newNote(), "x"));
        return IMPORTS + "/" + json(answer.body()).get("id").asText();
    }
}
