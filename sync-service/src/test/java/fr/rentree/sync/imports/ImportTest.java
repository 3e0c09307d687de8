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
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThat(Upload.documents(upload.pupil()))
                .containsExactlyElementsOf(Upload.documents(from));
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
        assertThat(Upload.documents(upload.pupil()))
                .containsExactlyElementsOf(Upload.documents(from));
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
        var doc = Upload.documents(pupil).stream().filter(d -> d.contains("a.xhtml")).findFirst();
        assertThat(json(doc.orElseThrow()).get("via").toString())
                .isEqualTo("[\"https://reader.example/1\",\"urn:x:first\"]");
        assertThat(doc.orElseThrow())
                .contains("\"selector\": [{\"type\": \"ProgressionSelector\", \"value\": 0.5}]");

        var second = Upload.of(pupil, HERE, SET);
        assertThat(second.plan()).containsExactly(0, 2, 0, 0, 0, 0);
        assertThat(second.apply("{}").get("unchanged").asInt()).isEqualTo(2);
        assertThat(Upload.documents(pupil)).hasSize(2);
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
        assertThat(Upload.documents(pupil)).hasSize(150);
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
        assertThat(Upload.rows(pupil)).isZero();
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
}
