package fr.rentree.sync.roster;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What other services tell, in the shape that their contracts promise, and what it opens and
/// closes.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class NewsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @Test
    void a_person_signs_in_as_soon_as_identity_tells_and_no_longer_when_suspended() {
        var person = person();
        tell(person, 1, "ACTIVE");
        var device = device(person);
        await().until(() -> device.page(1).statusCode() == 200);
        tell(person, 3, "SUSPENDED");
        await().until(() -> device.page(1).statusCode() == 403);
        tell(person, 2, "ACTIVE");
        Topics.publish("identity.persons", person.toString(), "identity.person-updated.v1", null);
        await().until(() ->
                Database.queryLong("select count(*) from person where person = ?", person) == 0);
    }

    @Test
    void an_older_version_never_replaces_a_newer_one() {
        var person = person();
        tell(person, 5, "SUSPENDED");
        tell(person, 4, "ACTIVE");
        var later = person();
        tell(later, 1, "ACTIVE");
        await().until(() ->
                Database.queryLong("select count(*) from person where person = ?", later) == 1);
        await().until(() -> status(person).equals("SUSPENDED"));
    }

    @Test
    void schools_and_groups_are_kept_as_their_contracts_say() {
        Topics.publish(
                "identity.establishments",
                "0000001B",
                "identity.establishment-updated.v1",
                Contracts.example("identity/establishment-updated.v1"));
        Topics.publish(
                "identity.groups",
                "0000001B/DIVISION/2NDE1",
                "identity.group-updated.v1",
                Contracts.example("identity/group-updated.v1"));
        await().until(() -> Database.queryLong("select count(*) from establishment") == 1);
        await().until(() -> Database.queryLong("select count(*) from school_group") == 1);
        Topics.publish(
                "identity.groups", "0000001B/DIVISION/2NDE1", "identity.group-updated.v1", null);
        await().until(() -> Database.queryLong("select count(*) from school_group") == 0);
    }

    @Test
    void a_seat_opens_its_end_closes_and_its_renewal_opens_again() {
        var pupil = Pupil.enrolled();
        var tablet = pupil.device();
        var seat = seat("licence/seat-assigned.v1", pupil);
        var lasting = LocalDate.now().plusDays(100).toString();
        tellSeat("licence.seat-assigned.v1", seat.put("lastDay", lasting));
        await().until(() -> write(tablet).equals("applied"));

        tellSeat("licence.seat-renewed.v1", seat.put("lastDay", TODAY.minusYears(1).toString()));
        await().until(() -> write(tablet).equals("rejected"));

        tellSeat("licence.seat-renewed.v1", seat.put("lastDay", lasting));
        await().until(() -> write(tablet).equals("applied"));

        var back = (ObjectNode) json(Contracts.example("licence/seat-taken-back.v1"));
        back.put("assignment", seat.get("assignment").asText()).put("reason", "RETRIEVED");
        tellSeat("licence.seat-taken-back.v1", back);
        await().until(() -> write(tablet).equals("rejected"));
        var notebook = json(tablet.get("/api/v1/notebooks").body()).get("items").get(0);
        assertThat(notebook.get("state").asText()).isEqualTo("READ_ONLY");
        assertThat(notebook.get("reason").asText()).isEqualTo("SEAT_TAKEN_BACK");
        assertThat(tablet.pull()).isNotEmpty();
    }

    @Test
    void operators_compare_copies_with_their_owners() {
        Pupil.reading();
        var digests =
                given().header("Authorization", "Bearer " + Tokens.operator())
                        .get("/api/v1/sync/operations/read-models")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(digests.getList("name", String.class))
                .containsExactly(
                        "identity.establishments",
                        "identity.groups",
                        "identity.persons",
                        "licence.assignments",
                        "rollover.deadlines");
        assertThat(digests.getLong("[2].rows")).isPositive();
        assertThat(digests.getLong("[3].rows")).isPositive();
    }

    private static UUID person() {
        return UUID.randomUUID();
    }

    private static TestDevice device(UUID person) {
        var subject = "ENTF1-ELV-" + person;
        return new Pupil(person, subject, Tokens.person("atrium", subject)).device();
    }

    private static void tell(UUID person, int version, @Nullable String status) {
        var event = (ObjectNode) json(Contracts.example("identity/person-updated.v1"));
        event.put("person", person.toString()).put("version", version).put("status", status);
        event.put("accessPoint", "atrium").put("subject", "ENTF1-ELV-" + person);
        Topics.publish(
                "identity.persons",
                person.toString(),
                "identity.person-updated.v1",
                event.toString());
    }

    private static String status(UUID person) {
        return String.join(
                "", Database.queryStrings("select status from person where person = ?", person));
    }

    private static ObjectNode seat(String contract, Pupil pupil) {
        var event = (ObjectNode) json(Contracts.example(contract));
        return event.put("assignment", UUID.randomUUID().toString())
                .put("person", pupil.person().toString())
                .put("uai", Pupil.SCHOOL)
                .put("work", Pupil.WORK)
                .put("firstDay", TODAY.minusYears(2).toString());
    }

    private static void tellSeat(String type, ObjectNode event) {
        Topics.publish("licence.assignments", Pupil.SCHOOL, type, event.toString());
    }

    private static String write(TestDevice tablet) {
        String id = newNote();
        return tablet.push(tablet.put(id, 0, note(id, "x"))).getFirst().get("result").asText();
    }
}
