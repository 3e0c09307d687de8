package fr.rentree.sync.imports;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.imports.Upload.HERE;
import static fr.rentree.sync.imports.Upload.documents;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a file brings that is here already, in whole or in part.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DuplicatesTest {

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
    void a_decision_counts_once() {
        var pupil = Pupil.reading();
        var upload = Upload.of(pupil, HERE, note(newNote(), "x"));
        upload.apply("{}");
        assertThat(upload.decide("{}").statusCode()).isEqualTo(202);
        assertThat(upload.decide("{\"conflicting\":\"REPLACE\"}").statusCode()).isEqualTo(409);
        assertThat(documents(pupil)).hasSize(1);
    }

    private static List<String> texts(Pupil pupil) {
        var texts = new ArrayList<String>();
        documents(pupil).forEach(doc -> texts.add(json(doc).at("/body/value").asText()));
        Collections.sort(texts);
        return texts;
    }
}
