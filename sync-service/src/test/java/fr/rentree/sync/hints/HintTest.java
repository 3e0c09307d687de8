package fr.rentree.sync.hints;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.platform.caller.RosterChanged;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class HintTest {

    @Inject Event<RosterChanged> roster;
    @Inject HintBoard board;

    @Test
    void a_listener_hears_first_where_its_notes_stand_and_then_of_each_change() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "before")));
        try (var stream = EventStream.of(pupil)) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            await().until(() -> stream.heard(1));
            tablet.push(tablet.put(id, 1, note(id, "after")));
            await().until(() -> stream.heard(2));
            assertThat(stream.lines())
                    .anyMatch(line -> line.matches("event: ?changed"))
                    .anyMatch(line -> line.matches("retry: ?\\d+"))
                    .noneMatch(line -> line.contains("after") || line.contains(id));
        }
    }

    @Test
    void what_another_copy_of_the_service_wrote_is_heard_of_within_moments() {
        var pupil = Pupil.reading();
        try (var stream = EventStream.of(pupil)) {
            await().until(() -> stream.heard(0));
            Database.execute("insert into head (owner, seq) values (?, 7)", pupil.person());
            await().until(() -> stream.heard(7));
        }
    }

    @Test
    void whoever_declares_a_device_lost_is_told_nothing_more_in_the_sessions_from_before() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String device = "/api/v1/devices/" + tablet.id();
        tablet.method("PUT", device, "{\"name\":\"T\",\"platform\":\"x\"}");
        try (var stream = EventStream.of(pupil)) {
            await().until(() -> stream.heard(0));
            tablet.ask(device + "/loss");
            await().until(stream::hasEnded);
        }
    }

    @Test
    void nobody_hears_of_somebody_else() {
        var pupil = Pupil.reading();
        var other = Pupil.reading();
        try (var stream = EventStream.of(pupil);
                var ofOther = EventStream.of(other)) {
            await().until(() -> stream.heard(0) && ofOther.heard(0));
            var tablet = other.device();
            String id = newNote();
            tablet.push(tablet.put(id, 0, note(id, "x")));
            await().until(() -> ofOther.heard(1));
            assertThat(stream.heard(1)).isFalse();
        }
    }

    @Test
    void a_listener_hears_that_a_seat_was_given_renewed_and_taken_back_and_nobody_else_does() {
        var pupil = Pupil.enrolled();
        var other = Pupil.reading();
        try (var stream = EventStream.of(pupil);
                var ofOther = EventStream.of(other)) {
            await().until(() -> stream.heardOfRights(0) && ofOther.heardOfRights(0));
            var seat = seat(pupil);
            tell("licence.seat-assigned.v1", seat);
            await().until(() -> stream.heardOfRights(1));
            tell("licence.seat-renewed.v1", seat.put("lastDay", "2027-08-15"));
            await().until(() -> stream.heardOfRights(2));
            tell("licence.seat-taken-back.v1", end(seat));
            await().until(() -> stream.heardOfRights(3));
            assertThat(stream.lines())
                    .anyMatch(line -> line.matches("event: ?rights"))
                    .noneMatch(line -> line.contains(Pupil.WORK) || line.contains("2027"));
            assertThat(ofOther.heardOfRights(1)).isFalse();
        }
    }

    @Test
    void the_end_of_a_seat_that_had_ended_is_no_news() {
        var pupil = Pupil.enrolled();
        var seat = seat(pupil);
        tell("licence.seat-assigned.v1", seat);
        await().until(() -> rightsOf(pupil) == 1);
        tell("licence.seat-taken-back.v1", end(seat));
        await().until(() -> rightsOf(pupil) == 2);
        tell("licence.seat-taken-back.v1", end(seat));
        tell("licence.seat-assigned.v1", seat(pupil));
        await().until(() -> seatsOf(pupil) == 2);
        assertThat(rightsOf(pupil)).isEqualTo(3);
    }

    @Test
    void whoever_comes_later_hears_where_their_rights_stand() {
        var pupil = Pupil.enrolled();
        tell("licence.seat-assigned.v1", seat(pupil));
        await().until(() -> rightsOf(pupil) == 1);
        try (var stream = EventStream.of(pupil)) {
            await().until(() -> stream.heardOfRights(1));
            assertThat(stream.heardOfRights(0)).isFalse();
        }
    }

    @Test
    void one_stream_too_many_of_a_person_is_429_and_one_that_was_closed_makes_room() {
        var pupil = Pupil.reading();
        var streams = new ArrayList<EventStream>();
        for (int i = 0; i < 4; i++) {
            streams.add(EventStream.of(pupil));
            assertThat(streams.getLast().status()).isEqualTo(200);
        }
        try (var fifth = EventStream.of(pupil)) {
            assertThat(fifth.status()).isEqualTo(429);
            assertThat(Integer.parseInt(fifth.header("Retry-After"))).isBetween(2, 22);
            await().until(() -> fifth.lines().toString().contains("too-many-streams"));
        }
        streams.removeFirst().close();
        await().until(() -> {
            try (var again = EventStream.of(pupil)) {
                return again.status() == 200;
            }
        });
        streams.forEach(EventStream::close);
    }

    @Test
    void who_has_left_is_forgotten() {
        var pupil = Pupil.reading();
        var stream = EventStream.of(pupil);
        await().until(() -> stream.heard(0));
        assertThat(board.owners()).contains(pupil.person());
        stream.close();
        await().until(() -> !board.owners().contains(pupil.person()));
    }

    @Test
    void a_stream_ends_when_the_roster_says_something_new_of_its_person() {
        var pupil = Pupil.reading();
        try (var stream = EventStream.of(pupil)) {
            await().until(() -> stream.heard(0));
            QuarkusTransaction.requiringNew()
                    .run(() -> roster.fire(new RosterChanged(Set.of(pupil.person()))));
            await().until(stream::hasEnded);
        }
    }

    @Test
    void machines_and_strangers_hear_nothing() {
        for (String token : new String[] {Tokens.operator(), Tokens.stranger()}) {
            RestAssured.given().auth().oauth2(token).get("/events").then().statusCode(403);
        }
        RestAssured.given().get("/events").then().statusCode(401);
    }

    private static ObjectNode seat(Pupil pupil) {
        var event = (ObjectNode) json(Contracts.example("licence/seat-assigned.v1"));
        return event.put("assignment", UUID.randomUUID().toString())
                .put("person", pupil.person().toString())
                .put("uai", Pupil.SCHOOL)
                .put("work", Pupil.WORK);
    }

    private static ObjectNode end(ObjectNode seat) {
        var event = (ObjectNode) json(Contracts.example("licence/seat-taken-back.v1"));
        return event.put("assignment", seat.get("assignment").asText());
    }

    private static void tell(String type, ObjectNode event) {
        Topics.publish("licence.assignments", Pupil.SCHOOL, type, event.toString());
    }

    private static long rightsOf(Pupil pupil) {
        return Database.queryLong(
                "select coalesce(sum(number), 0) from rights_news where owner = ?", pupil.person());
    }

    private static long seatsOf(Pupil pupil) {
        return Database.queryLong(
                "select count(*) from reading_right where person = ?", pupil.person());
    }
}
