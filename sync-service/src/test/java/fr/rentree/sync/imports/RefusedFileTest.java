package fr.rentree.sync.imports;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.imports.Upload.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.exports.Download;
import fr.rentree.sync.formats.Archives;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Files, and documents in them, that are not taken.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RefusedFileTest {

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
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")));
        byte[] file = Download.notebook(pupil, "epub").bytes();
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date - 1 where person = ?",
                pupil.person());
        var named = Upload.of(pupil, HERE, file);
        assertThat(named.status() + " " + named.problem()).isEqualTo("403 work-expired");
        var unnamed = Upload.of(pupil, "", file);
        assertThat(unnamed.status() + " " + unnamed.problem()).isEqualTo("403 work-expired");
        assertThat(Upload.rows(pupil)).isZero();
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
        assertThat(Upload.rows(pupil)).isZero();
    }
}
