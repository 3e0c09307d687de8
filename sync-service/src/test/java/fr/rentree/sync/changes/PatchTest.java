package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.changes.PushTest.outcomes;
import static fr.rentree.sync.changes.PushTest.problem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An edit that says only what it wrote.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class PatchTest {

    @Test
    void a_patch_writes_what_it_names_and_leaves_the_rest_byte_for_byte() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String doc =
                note(id, "first")
                        .replace("\"target\"", "\"x:n\": [9223372036854775807, 1.50],\"target\"");
        tablet.push(tablet.put(id, 0, doc));
        var patched =
                tablet.push(
                        tablet.patch(
                                id, 1, "{\"body\":{\"color\":\"green\"},\"x:new\":{\"a\":null}}"));

        assertThat(outcomes(patched)).containsExactly("applied");
        assertThat(patched.getFirst().get("rev").asInt()).isEqualTo(2);
        String page = pupil.device().page(10).body();
        assertThat(page)
                .contains("[9223372036854775807, 1.50]")
                .contains("\"value\":\"first\",\"color\":\"green\"")
                .contains("\"x:new\":{}");
    }

    @Test
    void a_patch_of_one_field_and_an_edit_of_another_meet_in_one_note() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));
        tablet.push(tablet.put(id, 1, note(id, "second")));
        var late = phone.push(phone.patch(id, 1, "{\"body\":{\"color\":\"blue\"}}")).getFirst();

        assertThat(late.get("result").asText()).isEqualTo("merged");
        assertThat(late.get("doc").get("body").get("value").asText()).isEqualTo("second");
        assertThat(late.get("doc").get("body").get("color").asText()).isEqualTo("blue");
    }

    @Test
    void a_patch_that_writes_the_same_again_is_a_write_and_beats_an_older_one() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        long now = System.currentTimeMillis();
        tablet.push(tablet.put(id, 0, now - 9000, note(id, "x")));
        tablet.push(tablet.patch(id, 1, now, "{\"body\":{\"color\":\"yellow\"}}"));
        var late = phone.push(phone.patch(id, 1, now - 5000, "{\"body\":{\"color\":\"green\"}}"));
        assertThat(outcomes(late)).containsExactly("superseded");
        assertThat(tablet.pull().getFirst().get("doc").get("body").get("color").asText())
                .isEqualTo("yellow");
    }

    @Test
    void a_text_that_a_patch_loses_against_is_kept_as_a_version() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        var phone = pupil.device();
        String id = newNote();
        long now = System.currentTimeMillis();
        tablet.push(tablet.put(id, 0, now - 9000, note(id, "first")));
        phone.push(phone.patch(id, 1, now, "{\"body\":{\"value\":\"later\"}}"));
        tablet.push(tablet.patch(id, 1, now - 5000, "{\"body\":{\"value\":\"earlier\"}}"));
        phone.push(phone.patch(id, 1, now + 5000, "{\"body\":null}"));
        assertThat(
                        Database.queryStrings(
                                "select value from text_version where owner = ? order by id",
                                pupil.person()))
                .containsExactly("\"earlier\"");
        assertThat(tablet.pull().getFirst().get("doc").has("body")).isFalse();
    }

    @Test
    void a_patch_of_what_is_not_known_yet_may_be_sent_again() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        String create = tablet.put(id, 0, note(id, "first"));
        String patch = tablet.patch(id, 0, "{\"body\":{\"value\":\"second\"}}");
        var early = tablet.push(patch).getFirst();
        assertThat(problem(early)).isEqualTo("unknown-document");
        assertThat(early.get("retryable").asBoolean()).isTrue();
        assertThat(outcomes(tablet.push(create, patch))).containsExactly("applied", "merged");
        assertThat(outcomes(tablet.push(patch, create))).containsOnly("duplicate");
        assertThat(tablet.pull().getFirst().get("doc").get("body").get("value").asText())
                .isEqualTo("second");
    }

    @Test
    void a_patch_that_meets_a_deletion_goes_to_the_bin() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")), tablet.delete(id, 1));
        var phone = pupil.device();
        var late =
                phone.push(phone.patch(id, 1, "{\"body\":{\"value\":\"on the bus\"}}")).getFirst();
        assertThat(late.get("result").asText()).isEqualTo("superseded");
        assertThat(late.get("deleted").asBoolean()).isTrue();
        assertThat(
                        Database.queryString(
                                "select doc from recycled where owner = ? and partial",
                                pupil.person()))
                .contains("on the bus");
    }

    /// No text can hold half of a character, but the name of a JSON member may.
    @Test
    void two_fields_whose_names_no_text_can_hold_stay_two_and_hold_nothing_up() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        String other = newNote();
        String doc = "{\"type\":\"Annotation\",\"target\":\"c\",\"\\ud800\":1,\"\\ud801\":2}";
        tablet.push(tablet.put(id, 0, doc));
        tablet.push(tablet.patch(id, 1, "{\"\\ud800\":3,\"\\ud801\":4}"));
        var later =
                tablet.push(
                        tablet.patch(id, 2, "{\"\\ud801\":5}"),
                        tablet.put(other, 0, note(other, "beside it")));
        assertThat(outcomes(later)).containsExactly("applied", "applied");
        assertThat(pupil.device().page(10).body())
                .contains("\"\\ud800\":3")
                .contains("\"\\ud801\":5");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    []                        | bad-document
                    "x"                       | bad-document
                    {"a":1,"a":2}             | bad-document
                    {"target":null}           | bad-document
                    {"type":"Note"}           | bad-document
                    {"id":"urn:uuid:other"}   | bad-document
                    null                      | bad-operation
                    """)
    void what_a_patch_makes_must_be_a_note(String patch, String slug) {
        var tablet = Pupil.reading().device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));
        assertThat(problem(tablet.push(tablet.patch(id, 1, patch)).getFirst())).isEqualTo(slug);
        assertThat(tablet.pull().getFirst().get("rev").asInt()).isEqualTo(1);
    }

    @Test
    void what_two_patches_make_together_is_within_the_limits() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x".repeat(6_000))));
        String more = "{\"bodyValue\":\"" + "y".repeat(4_000) + "\"}";
        assertThat(outcomes(tablet.push(tablet.patch(id, 1, more)))).containsExactly("applied");
        var beyond = tablet.push(tablet.patch(id, 2, more.replace("yyyy", "yyyyy")));
        assertThat(problem(beyond.getFirst())).isEqualTo("text-too-long");
        var whole = tablet.push(tablet.put(id, 1, note(id, "x".repeat(6_001))));
        assertThat(problem(whole.getFirst())).isEqualTo("text-too-long");
    }

    @Test
    void a_document_keeps_its_kind() {
        var tablet = Pupil.reading().device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "first")));
        var other =
                tablet.push(
                        TestDevice.of(
                                "preference",
                                tablet.put(id, 1, "{\"type\":\"Preference\",\"values\":{}}")));
        assertThat(problem(other.getFirst())).isEqualTo("other-kind");
    }
}
