package fr.rentree.sync.imports;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.imports.Upload.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.exports.Download;
import fr.rentree.sync.formats.Archives;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ImportTest {

    private static final String SET =
            """
            {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:123", "type": "AnnotationSet",
             "about": {"dc:title": "Un manuel"},
             "items": [{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://reader.example/1",
                        "type": "Annotation", "created": "2026-09-07T08:15:30Z", "via": "urn:x:first",
                        "target": {"source": "a.xhtml", "selector": [{"type": "ProgressionSelector", "value": 0.5}]}},
                       {"type": "Annotation", "target": "b.xhtml", "x": [1, {"y": 9223372036854775807}]}]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"epub", "jsonld", "json"})
    void an_export_that_comes_back_changes_nothing(String format) {
        var pupil = writer(5);
        var file = Download.notebook(pupil, format).bytes();
        var upload = Upload.of(pupil, "", file);
        assertThat(upload.plan()).containsExactly(0, 5, 0, 0, 0, 0);
        assertThat(upload.body().get("format").asText())
                .isEqualTo(format.equals("jsonld") ? "jsonld" : format);
        var progress = upload.apply("{\"identical\":\"REPLACE\"}");
        assertThat(progress.get("unchanged").asInt()).isEqualTo(5);
        assertThat(Download.notebook(pupil, format).bytes()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epub", "jsonld", "json"})
    void an_export_brings_the_same_bytes_to_another_account(String format) {
        var from = writer(5);
        var upload = Upload.of(Pupil.reading(), "", Download.notebook(from, format).bytes());
        assertThat(upload.plan()).containsExactly(5, 0, 0, 0, 0, 0);
        assertThat(upload.apply("{}").get("applied").asInt()).isEqualTo(5);
        assertThat(documents(upload.pupil())).containsExactlyElementsOf(documents(from));
    }

    @Test
    void an_export_of_everything_brings_every_kind_of_document() {
        var from = Pupil.reading();
        var tablet = from.device();
        for (String kind : Kind.words()) {
            var doc = Contracts.example("sync/documents/" + kind + ".v1");
            String id = json(doc).path("id").asText(newNote());
            assertThat(
                            tablet.push(TestDevice.of(kind, tablet.put(id, 0, doc)))
                                    .getFirst()
                                    .toString())
                    .contains("\"applied\"");
        }
        byte[] file = Download.notebook(from, "json").bytes();
        assertThat(Upload.of(from, "", file).plan()).containsExactly(0, 5, 0, 0, 0, 0);
        var upload = Upload.of(Pupil.reading(), "", file);
        assertThat(upload.plan()).containsExactly(5, 0, 0, 0, 0, 0);
        assertThat(upload.apply("{}").get("applied").asInt()).isEqualTo(5);
        assertThat(documents(upload.pupil())).containsExactlyElementsOf(documents(from));
    }

    @Test
    void all_notebooks_come_back_from_one_file() {
        var from = writer(3);
        byte[] file = Download.of(from, "/api/v1/notebooks/export?format=epub").bytes();
        var upload = Upload.of(Pupil.reading(), "", file);
        assertThat(upload.plan()).containsExactly(3, 0, 0, 0, 0, 0);
        assertThat(upload.items().get(0).get("place").asText())
                .endsWith(".annotations!annotations.json#/items/0");
    }

    @Test
    void foreign_ids_become_ours_the_same_each_time_and_are_kept_in_via() {
        var pupil = Pupil.reading();
        var first = Upload.of(pupil, HERE, SET);
        assertThat(first.plan()).containsExactly(2, 0, 0, 0, 0, 0);
        assertThat(first.body().at("/plan/profiles").toString())
                .contains("{\"name\":\"readium\",\"items\":1}");
        first.apply("{}");
        var doc = documents(pupil).stream().filter(d -> d.contains("a.xhtml")).findFirst();
        assertThat(json(doc.orElseThrow()).get("via").toString())
                .isEqualTo("[\"https://reader.example/1\",\"urn:x:first\"]");
        assertThat(doc.orElseThrow())
                .contains("\"selector\": [{\"type\": \"ProgressionSelector\", \"value\": 0.5}]");

        var second = Upload.of(pupil, HERE, SET);
        assertThat(second.plan()).containsExactly(0, 2, 0, 0, 0, 0);
        assertThat(second.apply("{}").get("unchanged").asInt()).isEqualTo(2);
        assertThat(documents(pupil)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource({
        "KEEP_BOTH, applied, 2, here file",
        "REPLACE, applied, 1, file",
        "SKIP, skipped, 1, here"
    })
    void the_same_id_with_another_text_is_the_persons_to_decide(
            String choice, String outcome, int notes, String texts) {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "here")));
        var upload = Upload.of(pupil, HERE, note(id, "file"));
        assertThat(upload.plan()).containsExactly(0, 0, 1, 0, 0, 0);
        assertThat(upload.apply("{\"conflicting\":\"" + choice + "\"}").get(outcome).asInt())
                .isEqualTo(1);
        assertThat(documents(pupil)).hasSize(notes);
        assertThat(texts(pupil)).containsExactlyInAnyOrder(texts.split(" "));
    }

    @ParameterizedTest(name = "{0}: {1} notes")
    @CsvSource({"KEEP_BOTH, 2", "REPLACE, 1", "SKIP, 1"})
    void another_id_with_the_same_target_and_text_looks_alike(String choice, int notes) {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "same")));
        String other = note(newNote(), "same").replace("yellow", "blue");
        var upload = Upload.of(pupil, HERE, other);
        assertThat(upload.plan()).containsExactly(0, 0, 0, 1, 0, 0);
        upload.apply("{\"lookAlike\":\"" + choice + "\"}");
        assertThat(documents(pupil)).hasSize(notes);
        assertThat(String.join("", documents(pupil)).contains("blue"))
                .isEqualTo(!choice.equals("SKIP"));
    }

    @Test
    void what_was_deleted_stays_deleted_unless_it_is_kept_under_a_new_id() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "gone")));
        tablet.push(tablet.delete(id, 1));
        var upload = Upload.of(pupil, HERE, note(id, "gone"));
        assertThat(upload.plan()).containsExactly(0, 0, 0, 0, 1, 0);
        assertThat(upload.decide("{\"deleted\":\"REPLACE\"}").statusCode()).isEqualTo(400);
        assertThat(upload.apply("{}").get("skipped").asInt()).isEqualTo(1);
        assertThat(documents(pupil)).isEmpty();

        Upload.of(pupil, HERE, note(id, "gone")).apply("{\"deleted\":\"KEEP_BOTH\"}");
        assertThat(documents(pupil)).singleElement().asString().doesNotStartWith("{\"id\":\"" + id);
        assertThat(json(documents(pupil).getFirst()).get("via").asText()).isEqualTo(id);
    }

    @Test
    void what_is_invalid_is_named_with_its_place_and_reason_and_the_rest_is_taken() {
        var pupil = Pupil.reading();
        String good = note(newNote(), "good");
        String twice = newNote();
        var upload =
                Upload.of(
                        pupil,
                        HERE,
                        "[%s,{\"type\":\"Note\"},5,%s,%s,%s]"
                                .formatted(
                                        good,
                                        note(newNote(), "x".repeat(10_001)),
                                        note(twice, "first"),
                                        note(twice, "second")));
        assertThat(upload.plan()).containsExactly(2, 0, 0, 0, 0, 4);
        assertThat(upload.items())
                .extracting(
                        item -> item.get("place").asText() + " " + item.path("problem").asText("-"))
                .containsExactly(
                        "#/0 -",
                        "#/1 bad-document",
                        "#/2 bad-document",
                        "#/3 text-too-long",
                        "#/4 -",
                        "#/5 repeated-in-file");
        var progress = upload.apply("{}");
        assertThat(progress.get("applied").asInt()).isEqualTo(2);
        assertThat(progress.get("rejected").asInt()).isEqualTo(4);
    }

    @Test
    void a_note_whose_sound_stands_in_the_file_is_told_of_and_not_taken() {
        String spoken =
                note(newNote(), "x")
                        .replace(
                                "\"type\":\"TextualBody\",\"value\":\"x\"",
                                "\"type\":\"Audio\",\"id\":\"%s\"");
        var upload =
                Upload.of(
                        Pupil.reading(),
                        HERE,
                        Archives.of(
                                "annotations.json",
                                "["
                                        + spoken.formatted("./voice.mp3")
                                        + ","
                                        + note(newNote(), "y")
                                        + "]",
                                "voice.mp3",
                                "not kept"));
        assertThat(upload.plan()).containsExactly(1, 0, 0, 0, 0, 1);
        assertThat(upload.body().get("rejections").toString()).contains("sound-or-picture-note");
    }

    @Test
    void without_an_open_right_nothing_is_taken() {
        var pupil = writer(1);
        byte[] file = Download.notebook(pupil, "epub").bytes();
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date - 1 where person = ?",
                pupil.person());
        var named = Upload.of(pupil, HERE, file);
        assertThat(named.status() + " " + named.problem()).isEqualTo("403 work-expired");
        var unnamed = Upload.of(pupil, "", file);
        assertThat(unnamed.status() + " " + unnamed.problem()).isEqualTo("403 work-expired");
        assertThat(rows(pupil)).isZero();
        var nobody = Upload.of(Pupil.enrolled(), HERE, file);
        assertThat(nobody.status() + " " + nobody.problem()).isEqualTo("403 no-reading-right");
    }

    @Test
    void a_file_that_is_refused_leaves_nothing() {
        var pupil = Pupil.reading();
        var broken = Upload.of(pupil, HERE, "[" + note(newNote(), "x") + ",");
        assertThat(broken.status() + " " + broken.problem()).isEqualTo("422 file-unreadable");
        assertThat(broken.body().get("detail").asText()).contains("line 1, column");
        var homeless = Upload.of(pupil, "", note(newNote(), "x"));
        assertThat(homeless.status() + " " + homeless.problem())
                .isEqualTo("422 notebook-not-named");
        assertThat(Upload.of(pupil, "?work=x", "[]").status()).isEqualTo(400);
        assertThat(rows(pupil)).isZero();
    }

    @Test
    void a_notebook_takes_as_many_as_fit_and_the_report_says_how_many_did_not() {
        var pupil = writer(1);
        Database.execute("update notebook set live = 19999 where owner = ?", pupil.person());
        var notes = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            notes.add(note(newNote(), "n" + i));
        }
        var upload = Upload.of(pupil, HERE, notes.toString());
        assertThat(upload.body().at("/plan/overQuota").asInt()).isEqualTo(3);
        assertThat(upload.apply("{}").get("applied").asInt()).isEqualTo(1);
        assertThat(upload.now().get("rejections").toString())
                .isEqualTo("[{\"name\":\"notebook-quota\",\"items\":3}]");
    }

    @Test
    void a_decision_counts_once() {
        var pupil = Pupil.reading();
        var upload = Upload.of(pupil, HERE, note(newNote(), "x"));
        upload.apply("{}");
        assertThat(upload.decide("{}").statusCode()).isEqualTo(202);
        assertThat(upload.decide("{\"conflicting\":\"REPLACE\"}").statusCode()).isEqualTo(409);
        assertThat(documents(pupil)).hasSize(1);
    }

    @Test
    void an_import_that_a_stopped_instance_left_is_taken_up_and_writes_nothing_twice() {
        var pupil = Pupil.reading();
        var notes = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            notes.add(note(newNote(), "n" + i));
        }
        var upload = Upload.of(pupil, HERE, notes.toString());
        Database.execute(
                """
                update note_import
                   set state = 'APPLYING', identical = 'SKIP', conflicting = 'SKIP', look_alike = 'SKIP',
                       deleted = 'SKIP', decided_at = now(), leased_until = now() - interval '1 second'
                 where owner = ?
                """,
                pupil.person());
        assertThat(upload.done().get("applied").asInt()).isEqualTo(150);

        Database.execute(
                """
                update note_import_item i set outcome = null, doc = d.doc
                  from document d
                 where i.owner = ? and d.owner = i.owner and d.id = i.note
                """,
                pupil.person());
        Database.execute(
                "update note_import set state = 'APPLYING' where owner = ?", pupil.person());
        assertThat(upload.done().get("applied").asInt()).isEqualTo(150);
        assertThat(documents(pupil)).hasSize(150);
        assertThat(
                        Database.queryLong(
                                "select max(rev) from document where owner = ?", pupil.person()))
                .isEqualTo(1);
    }

    @Test
    void an_import_is_its_owners_alone_and_can_be_thrown_away() {
        var pupil = Pupil.reading();
        var upload = Upload.of(pupil, HERE, note(newNote(), "x"));
        var stranger = Pupil.reading().device();
        String path = Upload.PATH + "/" + upload.id();
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/items").statusCode()).isEqualTo(404);
        assertThat(stranger.method("DELETE", path).statusCode()).isEqualTo(404);
        assertThat(json(stranger.get(Upload.PATH).body())).isEmpty();
        assertThat(json(pupil.device().get(Upload.PATH).body())).hasSize(1);
        assertThat(pupil.device().method("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(pupil.device().get(path).statusCode()).isEqualTo(404);
        assertThat(rows(pupil)).isZero();
    }

    @Test
    void a_person_has_so_many_imports_waiting_and_no_more() {
        var pupil = Pupil.reading();
        for (int i = 0; i < 5; i++) {
            assertThat(Upload.of(pupil, HERE, note(newNote(), "x")).status()).isEqualTo(201);
        }
        var sixth = Upload.of(pupil, HERE, note(newNote(), "x"));
        assertThat(sixth.status() + " " + sixth.problem()).isEqualTo("409 too-many-imports");
    }

    @Test
    void every_profile_example_is_taken_whatever_it_satisfies() {
        var pupil = Pupil.reading();
        var examples = new ArrayList<String>();
        for (String profile : List.of("w3c", "epub", "readium")) {
            examples.add(Contracts.example("sync/documents/annotation-%s.v1".formatted(profile)));
        }
        var upload = Upload.of(pupil, HERE, examples.toString());
        assertThat(upload.items())
                .extracting(item -> item.get("profiles").toString())
                .containsExactly("[\"w3c\"]", "[\"w3c\",\"epub\"]", "[\"w3c\",\"readium\"]");
        assertThat(upload.apply("{}").get("applied").asInt()).isEqualTo(3);
    }

    private static Pupil writer(int notes) {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        for (int i = 0; i < notes; i++) {
            String id = newNote();
            tablet.push(tablet.put(id, 0, note(id, "note \\u00e0 " + i)));
        }
        return pupil;
    }

    private static List<String> documents(Pupil pupil) {
        var documents = new ArrayList<String>();
        Database.queryStrings(
                        "select doc from document where owner = ? and doc is not null order by id",
                        pupil.person())
                .forEach(doc -> documents.add(String.valueOf(doc)));
        return documents;
    }

    private static List<String> texts(Pupil pupil) {
        var texts = new ArrayList<String>();
        documents(pupil).forEach(doc -> texts.add(json(doc).at("/body/value").asText()));
        Collections.sort(texts);
        return texts;
    }

    private static long rows(Pupil pupil) {
        return Database.queryLong(
                """
                select (select count(*) from note_import where owner = ?)
                     + (select count(*) from note_import_item where owner = ?)
                """,
                pupil.person(),
                pupil.person());
    }
}
