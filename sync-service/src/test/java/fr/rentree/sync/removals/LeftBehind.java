package fr.rentree.sync.removals;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Pupils whose notebooks stayed behind, and what is told of them.
final class LeftBehind {

    private LeftBehind() {}

    /// Wrote two notes, in a licence that ended.
    static Pupil writer() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String one = newNote();
        String two = newNote();
        tablet.push(
                tablet.put(one, 0, note(one, "MARKER")), tablet.put(two, 0, note(two, "MARKER")));
        return pupil.expired();
    }

    static Pupil frozen() {
        var pupil = writer();
        Database.execute(
                """
                update notebook set school_year = 2020, frozen_at = now() - interval '300 days',
                                    frozen_reason = 'LICENCE_NOT_RENEWED'
                 where owner = ?
                """,
                pupil.person());
        return pupil;
    }

    /// Announced long ago; its day has come.
    static Pupil due() {
        var pupil = frozen();
        Database.execute(
                """
                update notebook set announced_at = now() - interval '100 days',
                                    removal_on = current_date - 10
                 where owner = ?
                """,
                pupil.person());
        return pupil;
    }

    static void renew(Pupil pupil) {
        var event = (ObjectNode) json(Contracts.example("licence/seat-renewed.v1"));
        event.put("assignment", UUID.randomUUID().toString())
                .put("person", pupil.person().toString())
                .put("uai", Pupil.SCHOOL)
                .put("work", Pupil.WORK)
                .put("firstDay", LocalDate.now().minusDays(1).toString())
                .put("lastDay", LocalDate.now().plusDays(300).toString());
        Topics.publish(
                "licence.assignments", Pupil.SCHOOL, "licence.seat-renewed.v1", event.toString());
    }

    static boolean notebookOpens(Pupil pupil) {
        return Database.queryLong(
                        "select count(*) from reading_right where person = ? and last_day > current_date",
                        pupil.person())
                > 0;
    }

    static boolean announced(Pupil pupil) {
        return Database.queryLong(
                        "select count(*) from notebook where owner = ? and announced_at is not null",
                        pupil.person())
                > 0;
    }

    static boolean stands(JsonNode change) {
        return !change.get("deleted").asBoolean();
    }

    static JsonNode notebook(Pupil pupil) {
        return json(pupil.device().get("/api/v1/notebooks").body()).get("items").get(0);
    }

    static List<JsonNode> told(String what, Pupil pupil) {
        return Topics.read("sync.notebooks").stream()
                .filter(event -> event.type().endsWith(what + ".v1"))
                .map(event -> json(String.valueOf(event.json())))
                .filter(event -> event.get("owner").asText().equals(pupil.person().toString()))
                .toList();
    }
}
