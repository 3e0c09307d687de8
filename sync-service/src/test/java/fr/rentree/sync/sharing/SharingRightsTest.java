package fr.rentree.sync.sharing;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may share what with whom, and who sees nothing of it (I8).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SharingRightsTest {

    private final Classroom room = Classroom.open();

    @Test
    void nobody_outside_the_class_sees_anything() {
        room.write("ours");
        room.share("NOTEBOOK", "");
        var sameCodeElsewhere = Pupil.enrolled().readingAt(Pupil.OTHER_SCHOOL, "PERSON");
        Classroom.place(sameCodeElsewhere, Pupil.OTHER_SCHOOL, "PUPIL", room.code());
        var withoutSeat = Pupil.enrolled();
        Classroom.place(withoutSeat, Pupil.SCHOOL, "PUPIL", room.code());
        var gone = room.pupil();
        Database.execute("update person set status = 'LEFT' where person = ?", gone.person());
        for (Pupil pupil : List.of(Pupil.reading(), sameCodeElsewhere, withoutSeat, gone)) {
            assertThat(new SharedReader(pupil).pull()).isEmpty();
        }
    }

    @Test
    void a_pupil_writes_nothing_of_the_teachers() {
        String shared = room.write("the teacher's");
        room.share("NOTEBOOK", "");
        var tablet = room.pupil().device();
        tablet.push(tablet.put(shared, 1, note(shared, "the pupil's")), tablet.delete(shared, 2));
        assertThat(new SharedReader(room.pupil()).pull())
                .singleElement()
                .matches(change -> change.get("doc").toString().contains("the teacher's"));
        assertThat(tablet.post(room.path(), room.wish("NOTEBOOK", "")).statusCode()).isEqualTo(403);
        assertThat(tablet.method("POST", "/api/v1/sync/shared").statusCode()).isEqualTo(405);
    }

    @Test
    void a_teacher_shares_with_groups_of_their_own_schools_only() {
        room.write("mine");
        Database.execute(
                "insert into school_group (school, kind, code, version) values (?, 'DIVISION', ?, 1)",
                Pupil.OTHER_SCHOOL,
                room.code());
        var foreign = ",\"school\":\"" + Pupil.OTHER_SCHOOL + "\"";
        assertThat(post(room.wish("NOTEBOOK", foreign))).isEqualTo(404);
        assertThat(post(room.wish("NOTEBOOK", "").replace(room.code(), "NO-SUCH-CLASS")))
                .isEqualTo(404);
        assertThat(post(room.wish("NOTEBOOK", "").replace("DIVISION", "GROUP"))).isEqualTo(404);
    }

    @Test
    void a_teacher_shares_no_notebook_of_a_colleague() {
        room.write("mine");
        var colleague = Classroom.open();
        var answer = colleague.desk().post(room.path(), colleague.wish("NOTEBOOK", ""));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(colleague.desk().get(room.path()).statusCode()).isEqualTo(404);
        var share = room.share("NOTEBOOK", "").get("share").asText();
        assertThat(colleague.desk().method("DELETE", room.path() + "/" + share).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"DIVISION\",\"code\":\"CODE\",\"selection\":\"TAG\"}",
                "{\"kind\":\"DIVISION\",\"code\":\"CODE\",\"selection\":\"DOCUMENTS\"}",
                "{\"kind\":\"DIVISION\",\"code\":\"CODE\",\"selection\":\"DOCUMENTS\",\"documents\":[]}",
                "{\"kind\":\"DIVISION\",\"code\":\"CODE\",\"selection\":\"DOCUMENTS\",\"documents\":[\"x\"]}",
                "{\"kind\":\"DIVISION\",\"code\":\"CODE\",\"selection\":\"EVERYTHING\"}",
                "{\"kind\":\"CLASS\",\"code\":\"CODE\",\"selection\":\"NOTEBOOK\"}",
                "{\"kind\":\"DIVISION\",\"selection\":\"NOTEBOOK\"}",
                "{\"kind\":\"DIVISION\",\"code\":\"CODE\",\"selection\":\"NOTEBOOK\",\"school\":\"x\"}",
                "{}"
            })
    void a_wish_that_is_not_complete_is_400(String wish) {
        room.write("mine");
        assertThat(post(wish.replace("CODE", room.code()))).isEqualTo(400);
    }

    @Test
    void only_notes_of_the_notebook_can_be_chosen() {
        room.write("mine");
        assertThat(post(room.wish("DOCUMENTS", ",\"documents\":[\"" + newNote() + "\"]")))
                .isEqualTo(422);
    }

    @Test
    void a_class_has_at_most_fifty_shares() {
        room.write("mine");
        room.shared(49);
        assertThat(post(room.wish("NOTEBOOK", ""))).isEqualTo(201);
        assertThat(post(room.wish("NOTEBOOK", ""))).isEqualTo(409);
    }

    @Test
    void cursors_of_others_and_of_other_feeds_are_not_followed() {
        room.write("ours");
        room.share("NOTEBOOK", "");
        var reader = new SharedReader(room.pupil());
        reader.pull();
        var other = room.pupil().device();
        other.pull();
        String path = "/api/v1/sync/shared?since=";
        assertThat(other.get(path + reader.cursor()).statusCode()).isEqualTo(404);
        assertThat(other.get(path + other.cursor()).statusCode()).isEqualTo(400);
        assertThat(other.get(path + "x").statusCode()).isEqualTo(400);
        assertThat(other.get("/api/v1/sync/changes?since=" + reader.cursor()).statusCode())
                .isEqualTo(400);
        assertThat(other.get("/api/v1/sync/shared?limit=0").statusCode()).isEqualTo(400);
        assertThat(other.get("/api/v1/sync/shared?limit=501").statusCode()).isEqualTo(400);
    }

    @Test
    void the_database_shows_a_share_to_its_school_and_never_the_notes() throws Exception {
        room.write("ours");
        room.share("NOTEBOOK", "");
        assertThat(visible("share", Pupil.SCHOOL)).isPositive();
        assertThat(visible("share", Pupil.OTHER_SCHOOL)).isZero();
        assertThat(visible("document", Pupil.SCHOOL)).isZero();
        assertThat(visible("shared_document", Pupil.SCHOOL)).isZero();
        assertThat(visible("removal_item", Pupil.SCHOOL)).isZero();
        assertThat(visible("removal_plan", Pupil.SCHOOL)).isZero();
    }

    @ParameterizedTest(name = "{0} {1} is not for {2}")
    @CsvSource({
        "GET, /api/v1/sync/shared, operator",
        "GET, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/shares, operator",
        "POST, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/shares, operator",
        "GET, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/shares, pupil",
        "POST, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/shares, pupil",
        "DELETE, /api/v1/notebooks/0199a1b2-0000-7000-8000-00000000ab01/shares/0199a1b2-0000-7000-8000-00000000fa01, pupil"
    })
    void machines_share_nothing_and_pupils_only_read(String method, String path, String who) {
        var token = who.equals("pupil") ? Pupil.reading().token() : Tokens.operator();
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403);
        given().contentType("application/json").request(method, path).then().statusCode(401);
    }

    private static long visible(String table, String school) throws Exception {
        try (var connection = Database.runtime();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local rentree.schools = '" + school + "'");
            statement.execute("set local rentree.person = '" + UUID.randomUUID() + "'");
            try (var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private int post(String wish) {
        return room.desk().post(room.path(), wish).statusCode();
    }
}
