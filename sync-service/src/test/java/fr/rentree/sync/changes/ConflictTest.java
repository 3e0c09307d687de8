package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.changes.PushTest.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What two devices did without knowing of each other.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ConflictTest {

    @Test
    void two_devices_that_changed_different_fields_end_with_both_changes() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));

        var coloured = tablet.push(tablet.put(id, 1, note(id, "first").replace("yellow", "green")));
        var written = phone.push(phone.put(id, 1, note(id, "second")));

        assertThat(outcomes(coloured)).containsExactly("applied");
        assertThat(outcomes(written)).containsExactly("merged");
        var body = written.getFirst().get("doc").get("body");
        assertThat(body.get("value").asText()).isEqualTo("second");
        assertThat(body.get("color").asText()).isEqualTo("green");
        assertThat(tablet.pull()).containsExactlyElementsOf(phone.pull());
    }

    @Test
    void a_text_that_loses_is_kept_as_a_version() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        long now = System.currentTimeMillis();
        tablet.push(tablet.put(id, 0, now - 9000, note(id, "first")));
        phone.push(phone.put(id, 1, now, note(id, "the later one")));
        var late = tablet.push(tablet.put(id, 1, now - 5000, note(id, "the earlier one")));

        assertThat(outcomes(late)).containsExactly("superseded");
        assertThat(late.getFirst().get("doc").get("body").get("value").asText())
                .isEqualTo("the later one");
        assertThat(
                        Database.queryStrings(
                                "select value from text_version where owner = ?", pupil.person()))
                .containsExactly("\"the earlier one\"");
    }

    @Test
    void a_text_within_a_choice_that_loses_is_kept_as_a_version() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, choice(id, "first")));
        tablet.push(tablet.put(id, 1, choice(id, "on the tablet")));
        phone.push(phone.put(id, 1, choice(id, "on the phone")));

        assertThat(versions(pupil)).singleElement().asString().contains("on the tablet");
    }

    private static String choice(String id, String text) {
        return """
        {"type":"Annotation","id":"%s","target":"chapitre-3.xhtml",\
        "body":{"type":"Choice","items":[{"type":"TextualBody","value":"%s"}]}}\
        """
                .formatted(id, text);
    }

    @Test
    void a_deletion_that_names_a_revision_from_before_a_restore_keeps_what_others_wrote_since() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));
        phone.push(phone.put(id, 1, note(id, "written since")));
        tablet.push(tablet.delete(id, 9));

        assertThat(
                        Database.queryStrings(
                                "select doc from recycled where owner = ?", pupil.person()))
                .singleElement()
                .asString()
                .contains("written since");
    }

    @Test
    void a_text_of_another_window_of_the_device_is_kept_when_its_writer_had_not_read_it() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));
        tablet.push(text(tablet, id, "one window"));
        var other = tablet.push(ownUnread(text(tablet, id, "the other window"), "true"));

        assertThat(outcomes(other)).containsExactly("merged");
        assertThat(versions(pupil)).containsExactly("\"one window\"");

        tablet.push(ownUnread(text(tablet, id, "had read it"), "false"));
        assertThat(versions(pupil)).containsExactly("\"one window\"");
        var odd = tablet.push(ownUnread(text(tablet, id, "odd"), "\"yes\""));
        assertThat(outcomes(odd)).containsExactly("rejected");
    }

    private static String text(TestDevice device, String id, String text) {
        return device.patch(id, 1, "{\"body\":{\"value\":\"%s\"}}".formatted(text));
    }

    private static String ownUnread(String operation, String said) {
        return operation.replace("\"hlc\"", "\"ownUnread\":%s,\"hlc\"".formatted(said));
    }

    private static List<@Nullable String> versions(Pupil pupil) {
        return Database.queryStrings(
                "select value from text_version where owner = ?", pupil.person());
    }

    @ParameterizedTest(name = "a clock {0} hours wrong")
    @ValueSource(longs = {-365 * 24, 1, 10 * 365 * 24})
    void a_clock_that_is_wrong_discards_nobody_elses_edits(long hours) {
        var pupil = Pupil.reading();
        var wrong = pupil.device();
        var right = pupil.device();
        String id = newNote();
        long off = System.currentTimeMillis() + Duration.ofHours(hours).toMillis();
        wrong.push(wrong.put(id, 0, off, note(id, "by the wrong clock")));
        var after = right.push(right.put(id, 1, note(id, "after it")));
        var again = wrong.push(wrong.put(id, 2, off + 1, note(id, "and again")));

        assertThat(outcomes(after)).containsExactly("applied");
        assertThat(outcomes(again)).containsExactly("applied");
        assertThat(right.pull().getFirst().get("doc").get("body").get("value").asText())
                .isEqualTo("and again");
    }

    @Test
    void a_deletion_wins_over_an_edit_that_did_not_know_of_it_and_the_edit_goes_to_the_bin() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "doomed")));
        tablet.push(tablet.delete(id, 1));
        var late = phone.push(phone.put(id, 1, note(id, "written on the bus")));

        assertThat(outcomes(late)).containsExactly("superseded");
        assertThat(late.getFirst().get("deleted").asBoolean()).isTrue();
        var change = phone.pull().getFirst();
        assertThat(change.get("deleted").asBoolean()).isTrue();
        assertThat(change.has("doc")).isFalse();
        assertThat(Database.queryString("select doc from recycled where owner = ?", pupil.person()))
                .contains("written on the bus");
        assertThat(Database.queryLong("select live from head where owner = ?", pupil.person()))
                .isZero();
    }

    @Test
    void a_deletion_that_overtakes_its_note_is_not_undone_when_the_note_comes() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String create = tablet.put(id, 0, note(id, "late"));
        var deleted = tablet.push(tablet.delete(id, 0));
        var created = tablet.push(create);
        assertThat(outcomes(deleted)).containsExactly("applied");
        assertThat(outcomes(created)).containsExactly("superseded");
        assertThat(tablet.pull()).singleElement().matches(c -> c.get("deleted").asBoolean());
    }

    @Test
    void what_a_deletion_did_not_know_goes_to_the_bin() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));
        phone.push(phone.put(id, 1, note(id, "unseen")));
        tablet.push(tablet.delete(id, 1));
        assertThat(Database.queryString("select doc from recycled where owner = ?", pupil.person()))
                .contains("unseen");
    }

    @Test
    void a_deletion_that_knew_everything_leaves_no_content_anywhere() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "MARKER-TO-FIND")));
        tablet.push(tablet.delete(id, 1));
        for (String table :
                List.of("document", "operation", "text_version", "recycled", "outbox")) {
            assertThat(
                            Database.queryLong(
                                    "select count(*) from "
                                            + table
                                            + " t where t::text like '%MARKER-TO-FIND%'"))
                    .as(table)
                    .isZero();
        }
    }
}
