package fr.rentree.sync.exports;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ExportTest {

    private static final int MANY = 20_000;

    @Test
    void an_epub_export_is_a_zip_with_one_annotation_set_whose_items_are_as_they_were_sent() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String doc = odd(id);
        tablet.push(tablet.put(id, 0, doc));

        var file = Download.notebook(pupil, "epub");
        assertThat(file.type())
                .isEqualTo("application/zip;profile=\"https://www.w3.org/TR/epub-anno-10/\"");
        assertThat(file.disposition())
                .isEqualTo("attachment; filename=\"cahier-manuel-maths-2de-0000001B.annotations\"");
        var entries = file.entries();
        assertThat(entries.keySet()).containsExactly("annotations.json", "profiles.json");
        String set = text(entries.get("annotations.json"));
        Contracts.assertValid("sync/documents/annotation-set.v1", set);
        assertThat(set).contains(doc);
        assertThat(json(text(entries.get("profiles.json"))).get(id))
                .extracting(word -> word.asText())
                .containsExactly("w3c", "epub", "readium");
    }

    @Test
    void a_collection_counts_the_notes_that_stand() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String kept = newNote();
        String deleted = newNote();
        tablet.push(
                tablet.put(kept, 0, note(kept, "kept")),
                tablet.put(deleted, 0, note(deleted, "x")));
        tablet.push(tablet.delete(deleted, 1));

        var file = Download.notebook(pupil, "jsonld");
        assertThat(file.type()).startsWith("application/ld+json;profile=");
        assertThat(file.json().get("type").asText()).isEqualTo("AnnotationCollection");
        assertThat(file.json().get("total").asInt()).isEqualTo(1);
        assertThat(file.text()).contains(note(kept, "kept"));
    }

    @Test
    void a_note_that_names_no_id_gets_it_on_the_way_to_other_programs() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String doc = "{\"type\":\"Annotation\",\"target\":\"a.xhtml\"}";
        tablet.push(tablet.put(id, 0, doc));
        assertThat(Download.notebook(pupil, "jsonld").json().at("/first/items/0/id").asText())
                .isEqualTo(id);
        assertThat(Download.notebook(pupil, "json").text()).contains("\"doc\":" + doc);
    }

    @Test
    void everything_is_versions_bin_and_deletions_too() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var other = pupil.device();
        String fought = newNote();
        String deleted = newNote();
        tablet.push(
                tablet.put(fought, 0, note(fought, "first")),
                tablet.put(deleted, 0, note(deleted, "x")));
        tablet.push(tablet.put(fought, 1, note(fought, "the tablet's")));
        other.push(
                other.put(fought, 1, System.currentTimeMillis() - 60_000, note(fought, "older")));
        tablet.push(tablet.delete(deleted, 1));
        other.push(other.put(deleted, 1, note(deleted, "too late")));

        String everything = Download.notebook(pupil, "json").text();
        Contracts.assertValid("sync/documents/notebooks.v1", everything);
        var notebook = json(everything).at("/notebooks/0");
        assertThat(notebook.get("documents"))
                .extracting(document -> document.get("deleted").asBoolean())
                .containsExactly(false, true);
        assertThat(notebook.at("/versions/0/value").asText()).isEqualTo("older");
        assertThat(notebook.at("/bin/0/doc/body/value").asText()).isEqualTo("too late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epub", "jsonld", "json"})
    void a_notebook_that_has_not_changed_gives_the_same_bytes(String format) {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        for (int i = 0; i < 5; i++) {
            String id = newNote();
            tablet.push(tablet.put(id, 0, odd(id)));
        }
        assertThat(Download.notebook(pupil, format).bytes())
                .isEqualTo(Download.notebook(pupil, format).bytes());
    }

    @Test
    void what_expired_or_is_frozen_can_still_be_taken_away() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "last year's")));
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date - 1 where person = ?",
                pupil.person());
        assertThat(Download.notebook(pupil, "json").text()).contains("last year's");
        Database.execute(
                "update notebook set frozen_reason = 'OTHER_SCHOOL', frozen_at = now() where owner = ?",
                pupil.person());
        assertThat(Download.notebook(pupil, "epub").status()).isEqualTo(200);
    }

    @Test
    void all_notebooks_go_into_one_file_each_as_it_would_be_alone() {
        String other = "Étude \"n° 1\"/../";
        var pupil = Pupil.reading().with(other, -1, 10);
        var tablet = pupil.device();
        String id = newNote();
        String second = newNote();
        tablet.push(
                tablet.put(id, 0, note(id, "one")),
                tablet.put(second, 0, note(second, "two"))
                        .replace("\"" + Pupil.WORK + "\"", quoted(other)));

        var entries = Download.of(pupil, "/api/v1/notebooks/export?format=epub").entries();
        assertThat(entries.keySet())
                .hasSize(2)
                .allMatch(name -> name.matches("[0-9a-f-]{36}-cahier-[A-Za-z0-9-]+\\.annotations"));
        assertThat(entries.values())
                .allSatisfy(inner ->
                        Contracts.assertValid(
                                "sync/documents/annotation-set.v1",
                                text(Download.entries(inner).get("annotations.json"))));
        String everything = Download.of(pupil, "/api/v1/notebooks/export?format=json").text();
        Contracts.assertValid("sync/documents/notebooks.v1", everything);
        assertThat(everything).contains(note(id, "one"), note(second, "two"));
        assertThat(Download.of(pupil, "/api/v1/notebooks/export?format=jsonld").json()).hasSize(2);
    }

    @Test
    void nobody_takes_away_what_somebody_else_wrote() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "mine")));
        String notebook =
                json(tablet.get("/api/v1/notebooks").body()).at("/items/0/notebook").asText();
        var stranger = Pupil.reading();
        String path = "/api/v1/notebooks/" + notebook + "/export";
        assertThat(Download.of(stranger, path).status()).isEqualTo(404);
        assertThat(
                        Download.of(stranger, "/api/v1/notebooks/" + UUID.randomUUID() + "/export")
                                .status())
                .isEqualTo(404);
        assertThat(Download.of(stranger, "/api/v1/notebooks/export?format=json").text())
                .doesNotContain("mine");
        assertThat(Download.of(pupil, path + "?format=pdf").status()).isEqualTo(400);
    }

    @Test
    void a_full_notebook_is_taken_away_in_under_a_minute() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, odd(id)));
        fill(pupil);
        var took = new ArrayList<String>();
        for (String format : new String[] {"epub", "jsonld", "json"}) {
            long from = System.nanoTime();
            var file = Download.notebook(pupil, format);
            var time = Duration.ofNanos(System.nanoTime() - from);
            took.add("%s %d ms, %d bytes".formatted(format, time.toMillis(), file.bytes().length));
            assertThat(time).as(format).isLessThan(Duration.ofMinutes(1));
            assertThat(file.status()).isEqualTo(200);
        }
        Logger.getLogger(ExportTest.class)
                .infof("exported notes=%d %s", MANY, String.join("; ", took));
    }

    /// Copies the only note until the notebook is full.
    private static void fill(Pupil pupil) {
        Database.execute(
                """
                insert into document (owner, id, notebook, kind, edition, rev, seq, doc, size, stamp, changed_at)
                select d.owner, n.id, d.notebook, d.kind, d.edition, 1, d.seq + n.number,
                       replace(d.doc, d.id::text, n.id::text), d.size, d.stamp, d.changed_at
                  from document d,
                       (select uuidv7() as id, number from generate_series(1, ?) number) n
                 where d.owner = ?
                """,
                MANY - 1,
                pupil.person());
    }

    /// Unknown keys, nested arrays, odd white space, emoji, right to left, and a long number.
    private static String odd(String id) {
        return """
        {"@context":"http://www.w3.org/ns/anno.jsonld","id":"%s",  "type":"Annotation",\
        "created":"2026-09-07T08:15:30Z","x-app":[[1,[2,{"a":9223372036854775807}]],1e400],\
        "target":{"source":"OEBPS/chapitre-3.xhtml","selector":[{"type":"CssSelector","value":"p > em"}]},\
        "body":{"type":"TextualBody","value":"\\u00e0 revoir \uD83D\uDE00 שלום","tags":["révision"]}}\
        """
                .formatted(id);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private static String text(byte @Nullable [] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }
}
