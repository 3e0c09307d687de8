package fr.rentree.sync.notebooks;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What follows a person to another school or access point, and what does not (I9).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ContinuityTest {

    @Test
    void notes_that_follow_the_person_are_opened_by_a_right_at_another_school() {
        var pupil = Pupil.enrolled().readingAt(Pupil.SCHOOL, "PERSON");
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "at the old school")));
        pupil.expired().movedTo(Pupil.OTHER_SCHOOL).readingAt(Pupil.OTHER_SCHOOL, "PERSON");

        assertThat(state(notebooks(pupil).getFirst())).isEqualTo("OPEN null");
        String next = newNote();
        var results =
                tablet.push(
                        tablet.put(id, 1, note(id, "edited")),
                        atOtherSchool(tablet.put(id, 2, note(id, "edited again"))),
                        atOtherSchool(tablet.put(next, 0, note(next, "at the new school"))));
        assertThat(results).allMatch(r -> r.get("result").asText().equals("applied"));
        assertThat(notebooks(pupil)).singleElement().matches(n -> n.get("live").asInt() == 2);
        assertThat(pupil.device().pull())
                .extracting(change -> change.get("school").asText())
                .containsOnly(Pupil.SCHOOL);
    }

    @Test
    void notes_of_a_school_stay_there_readable_and_frozen_with_the_reason_and_the_cure() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "at the old school")));
        pupil.expired()
                .movedTo(Pupil.OTHER_SCHOOL)
                .readingAt(Pupil.OTHER_SCHOOL, "ACCESS_POINT_AND_SCHOOL");

        var left = notebooks(pupil).getFirst();
        assertThat(state(left)).isEqualTo("FROZEN OTHER_SCHOOL");
        var shown = tablet.get(path(left), "Accept-Language", "en");
        assertThat(json(shown.body()).get("cure").asText()).contains("transferred");
        assertThat(shown.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(json(tablet.get(path(left)).body()).get("cure").asText()).contains("transfert");
        assertThat(problem(tablet.push(tablet.put(id, 1, note(id, "no")))))
                .isEqualTo("work-expired");
        assertThat(pupil.device().pull()).hasSize(1);

        String next = newNote();
        tablet.push(atOtherSchool(tablet.put(next, 0, note(next, "at the new school"))));
        assertThat(notebooks(pupil))
                .extracting(ContinuityTest::state)
                .containsExactlyInAnyOrder("FROZEN OTHER_SCHOOL", "OPEN null");
    }

    @Test
    void another_access_point_begins_another_notebook_and_freezes_the_first() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "by atrium")));
        var after = byAccessPoint(pupil, "pronote");

        assertThat(state(notebooks(after).getFirst())).isEqualTo("FROZEN OTHER_ACCESS_POINT");
        var phone = after.device();
        String next = newNote();
        var results =
                phone.push(
                        phone.put(next, 0, note(next, "by pronote")),
                        phone.put(id, 1, note(id, "no")));
        assertThat(results.get(0).get("result").asText()).isEqualTo("applied");
        assertThat(problem(results.subList(1, 2))).isEqualTo("other-access-point");
        assertThat(notebooks(after)).hasSize(2);
        assertThat(phone.pull()).hasSize(2);

        var back = byAccessPoint(after, "atrium");
        assertThat(notebooks(back))
                .extracting(ContinuityTest::state)
                .containsExactlyInAnyOrder("OPEN null", "FROZEN OTHER_ACCESS_POINT");
    }

    @Test
    void what_was_written_offline_before_the_access_point_changed_is_still_taken() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "by atrium")));
        long before = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        var phone = byAccessPoint(pupil, "pronote").device();
        assertThat(
                        phone.push(phone.put(id, 1, before, note(id, "on the train")))
                                .getFirst()
                                .get("result")
                                .asText())
                .isEqualTo("applied");
    }

    @Test
    void notes_that_follow_the_person_do_not_mind_the_access_point() {
        var pupil = Pupil.enrolled().readingAt(Pupil.SCHOOL, "PERSON");
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "by atrium")));
        var after = byAccessPoint(pupil, "pronote");
        var phone = after.device();
        String next = newNote();
        phone.push(phone.put(id, 1, note(id, "x")), phone.put(next, 0, note(next, "y")));
        assertThat(notebooks(after))
                .singleElement()
                .matches(n -> n.get("live").asInt() == 2 && state(n).equals("OPEN null"));
    }

    @Test
    void nobody_opens_a_notebook_of_somebody_else() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "mine")));
        var mine = notebooks(pupil).getFirst();
        assertThat(Pupil.reading().device().get(path(mine)).statusCode()).isEqualTo(404);
    }

    private static Pupil byAccessPoint(Pupil pupil, String accessPoint) {
        Database.execute(
                "update person set access_point = ?, access_point_since = now() where person = ?",
                accessPoint,
                pupil.person());
        return new Pupil(
                pupil.person(), pupil.subject(), Tokens.person(accessPoint, pupil.subject()));
    }

    private static String atOtherSchool(String operation) {
        return operation.replace(Pupil.SCHOOL, Pupil.OTHER_SCHOOL);
    }

    private static List<JsonNode> notebooks(Pupil pupil) {
        return List.copyOf(
                json(pupil.device().get("/api/v1/notebooks").body())
                        .get("items")
                        .valueStream()
                        .toList());
    }

    private static String path(JsonNode notebook) {
        return "/api/v1/notebooks/" + notebook.get("notebook").asText();
    }

    private static String state(JsonNode notebook) {
        return notebook.get("state").asText() + " " + notebook.path("reason").asText("null");
    }

    private static String problem(List<JsonNode> results) {
        String type = results.getFirst().get("problem").get("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
