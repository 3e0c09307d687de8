package fr.rentree.sync.sharing;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a class reads of its teacher's collection, and what it hears when that changes.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SharingTest {

    private final Classroom room = Classroom.open();

    @Test
    void the_class_reads_what_is_shared_and_what_is_written_later() {
        String first = room.write("first");
        var share = room.share("NOTEBOOK", "");
        var reader = new SharedReader(room.pupil());
        assertThat(reader.pull())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.get("id").asText()).isEqualTo(first);
                    assertThat(change.get("share")).isEqualTo(share.get("share"));
                    assertThat(change.get("doc").toString())
                            .isEqualTo(json(note(first, "first")).toString());
                });
        assertThat(reader.pull()).isEmpty();

        String second = room.write("second");
        room.desk().push(room.desk().put(first, 1, note(first, "corrected")));
        assertThat(ids(reader.pull())).containsExactly(second, first);
        room.desk().push(room.desk().delete(first, 2));
        assertThat(reader.pull())
                .singleElement()
                .matches(change -> change.get("deleted").asBoolean() && !change.has("doc"));
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        var written = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            written.add(room.write("note " + i));
        }
        room.share("NOTEBOOK", "");
        assertThat(ids(new SharedReader(room.pupil()).pull(2))).containsExactlyElementsOf(written);
    }

    @Test
    void two_shares_are_read_side_by_side_each_from_its_start() {
        String one = room.write("one");
        room.share("NOTEBOOK", "");
        var reader = new SharedReader(room.pupil());
        reader.pull();
        room.share("DOCUMENTS", ",\"documents\":[\"" + one + "\"]");
        String two = room.write("two");
        assertThat(ids(reader.pull(1))).containsExactlyInAnyOrder(one, two);
        assertThat(reader.pull()).isEmpty();
    }

    @Test
    void who_leaves_the_class_is_told_and_reads_no_more() {
        room.write("ours");
        var share = room.share("NOTEBOOK", "");
        var pupil = room.pupil();
        var reader = new SharedReader(pupil);
        reader.pull();
        Classroom.place(pupil, Pupil.SCHOOL, "PUPIL", "2NDE-ANOTHER");
        room.write("after");
        assertEnded(reader.pull(), share);
        assertThat(reader.pull()).isEmpty();
        Classroom.place(pupil, Pupil.SCHOOL, "PUPIL", room.code());
        assertThat(reader.pull()).hasSize(2);
    }

    @Test
    void a_share_that_ends_takes_itself_out_of_the_feed() {
        room.write("ours");
        var share = room.share("NOTEBOOK", "");
        var reader = new SharedReader(room.pupil());
        reader.pull();
        String path = room.path() + "/" + share.get("share").asText();
        assertThat(room.desk().method("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(room.desk().method("DELETE", path).statusCode()).isEqualTo(204);
        assertEnded(reader.pull(), share);
        assertThat(json(room.desk().get(room.path()).body()).get("items")).isEmpty();
        assertThat(new SharedReader(room.pupil()).pull()).isEmpty();
    }

    @Test
    void a_right_that_ends_closes_the_collection_and_its_renewal_opens_it_again() {
        room.write("ours");
        var share = room.share("NOTEBOOK", "");
        var pupil = room.pupil();
        var reader = new SharedReader(pupil);
        assertThat(reader.pull()).hasSize(1);
        pupil.expired();
        assertEnded(reader.pull(), share);
        pupil.readingAt(Pupil.SCHOOL, "ACCESS_POINT_AND_SCHOOL");
        assertThat(reader.pull()).hasSize(1);
    }

    @Test
    void what_a_teacher_shares_ends_when_they_no_longer_teach_there() {
        room.write("ours");
        var share = room.share("NOTEBOOK", "");
        var reader = new SharedReader(room.pupil());
        reader.pull();
        Classroom.place(room.teacher(), Pupil.OTHER_SCHOOL, "TEACHER", "x");
        assertEnded(reader.pull(), share);
    }

    @Test
    void a_note_that_loses_its_tag_is_withdrawn_and_untagged_notes_are_never_named() {
        String kept = room.writeDocument(tagged(newNote(), "à retenir"));
        String hidden = room.write("private");
        room.share("TAG", ",\"tag\":\"à retenir\"");
        var reader = new SharedReader(room.pupil());
        assertThat(ids(reader.pull())).containsExactly(kept);

        room.desk().push(room.desk().put(kept, 1, note(kept, "no tag any more")));
        room.desk().push(room.desk().put(hidden, 1, note(hidden, "still private")));
        room.desk().push(room.desk().delete(hidden, 2));
        assertThat(reader.pull())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.get("id").asText()).isEqualTo(kept);
                    assertThat(change.get("withdrawn").asBoolean()).isTrue();
                    assertThat(change.has("doc")).isFalse();
                });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'purpose':'tagging','value':'révision'}",
                "{'purpose':'tagging','value':{'text':'révision','language':'fr'}}",
                "{'purpose':['x','tagging'],'value':['chapitre','révision']}",
                "{'value':'v','tag':'révision'}",
                "{'value':'v','keyword':['chapitre','révision']}",
                "{'type':'TextualBody','value':'v','tags':['chapitre','révision']}",
                "{'type':'Choice','items':[{'value':'v'},{'value':'w','tags':['révision']}]}"
            })
    void a_tag_is_shared_in_whatever_form_a_reader_wrote_it(String body) {
        String id = newNote();
        String doc = "{'id':'%s','type':'Annotation','target':'c','body':%s}".formatted(id, body);
        room.writeDocument(doc.replace('\'', '"'));
        room.write("révision");
        room.share("TAG", ",\"tag\":\"révision\"");
        assertThat(ids(new SharedReader(room.pupil()).pull())).containsExactly(id);
    }

    @Test
    void chosen_notes_are_shared_and_no_others() {
        String chosen = room.write("chosen");
        room.write("not chosen");
        room.share("DOCUMENTS", ",\"documents\":[\"" + chosen + "\"]");
        assertThat(ids(new SharedReader(room.pupil()).pull())).containsExactly(chosen);
    }

    @Test
    void positions_progress_and_preferences_are_never_shared() {
        String shared = room.write("shared");
        for (String kind : List.of("position", "progress", "preference")) {
            become(kind, room.write("mine"));
        }
        String sequence = room.write("a path");
        become("sequence", sequence);
        room.share("NOTEBOOK", "");
        assertThat(ids(new SharedReader(room.pupil()).pull())).containsExactly(shared, sequence);
        var other = Classroom.open();
        room.desk().post(room.path(), other.wish("SEQUENCES", ""));
        assertThat(ids(new SharedReader(other.pupil()).pull())).containsExactly(sequence);
    }

    @Test
    void members_of_a_group_are_those_that_identity_tells_of() {
        var group = "2MATHG-" + UUID.randomUUID();
        Database.execute(
                "insert into school_group (school, kind, code, version) values (?, 'GROUP', ?, 1)",
                Pupil.SCHOOL,
                group);
        room.write("for the group");
        var wish = room.wish("NOTEBOOK", "").replace("DIVISION", "GROUP");
        room.desk().post(room.path(), wish.replace(room.code(), group));
        var pupil = Pupil.reading();
        var reader = new SharedReader(pupil);
        assertThat(reader.pull()).isEmpty();
        tell(pupil, 2, group);
        await().until(() -> reader.pull().size() == 1);
        tell(pupil, 3, "2MATHG-ANOTHER");
        await().until(() -> reader.pull().stream().anyMatch(c -> c.has("withdrawn")));
    }

    private static void tell(Pupil pupil, int version, String group) {
        var event = (ObjectNode) json(Contracts.example("identity/person-updated.v1"));
        event.put("person", pupil.person().toString())
                .put("version", version)
                .put("accessPoint", "atrium")
                .put("subject", pupil.subject());
        ((ArrayNode) event.get("places").get(0).get("groups")).removeAll().add(group);
        Topics.publish(
                "identity.persons",
                pupil.person().toString(),
                "identity.person-updated.v1",
                event.toString());
    }

    private static void become(String kind, String note) {
        Database.execute(
                "update document set kind = ? where id = ?",
                kind,
                UUID.fromString(note.substring("urn:uuid:".length())));
    }

    private static String tagged(String id, String tag) {
        return """
        {"id":"%s","type":"Annotation","target":"c.xhtml",\
        "body":[{"type":"TextualBody","value":"x"},{"type":"TextualBody","purpose":"tagging","value":"%s"}]}\
        """
                .formatted(id, tag);
    }

    private static List<String> ids(List<JsonNode> changes) {
        return changes.stream().map(change -> change.get("id").asText()).toList();
    }

    private static void assertEnded(List<JsonNode> changes, JsonNode share) {
        assertThat(changes)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.get("id").isNull()).isTrue();
                    assertThat(change.get("share")).isEqualTo(share.get("share"));
                    assertThat(change.get("withdrawn").asBoolean()).isTrue();
                });
    }
}
