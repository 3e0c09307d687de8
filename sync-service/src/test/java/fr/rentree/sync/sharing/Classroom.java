package fr.rentree.sync.sharing;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import java.util.UUID;

/// A class with a teacher, as the roster has it: each test its own, so that none sees another's.
record Classroom(String code, Pupil teacher, TestDevice desk) {

    static Classroom open() {
        var code = "2NDE-" + UUID.randomUUID();
        Database.execute(
                "insert into school_group (school, kind, code, version) values (?, 'DIVISION', ?, 1)",
                Pupil.SCHOOL,
                code);
        return taught(code);
    }

    private static Classroom taught(String code) {
        var teacher = Pupil.reading();
        place(teacher, Pupil.SCHOOL, "TEACHER", code);
        return new Classroom(code, teacher, teacher.device());
    }

    /// The same class, with another of its teachers.
    Classroom colleague() {
        return taught(code);
    }

    /// A pupil of the class, with a seat for the manual.
    Pupil pupil() {
        var pupil = Pupil.reading();
        place(pupil, Pupil.SCHOOL, "PUPIL", code);
        return pupil;
    }

    static void place(Pupil person, String school, String profile, String division) {
        Database.execute(
                "update person set version = version + 1, places = ?::jsonb where person = ?",
                """
                [{"uai":"%s","profile":"%s","permissions":[],"divisions":["%s"],"groups":[]}]
                """
                        .formatted(school, profile, division),
                person.person());
    }

    /// The teacher writes a note; returns its id.
    String write(String text) {
        return writeDocument(note(newNote(), text));
    }

    String writeDocument(String doc) {
        String id = json(doc).get("id").asText();
        desk.push(desk.put(id, 0, doc));
        return id;
    }

    String path() {
        var notebooks = json(desk.get("/api/v1/notebooks").body()).get("items");
        return "/api/v1/notebooks/" + notebooks.get(0).get("notebook").asText() + "/shares";
    }

    /// Shares with the class; `more` are further members of the wish.
    JsonNode share(String selection, String more) {
        var answer = desk.post(path(), wish(selection, more));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    String wish(String selection, String more) {
        return "{\"kind\":\"DIVISION\",\"code\":\"%s\",\"selection\":\"%s\"%s}"
                .formatted(code, selection, more);
    }

    /// As things are one year later: all that was shared with the class was made a year ago.
    void aYearPasses() {
        Database.execute(
                "update share set created_at = created_at - interval '1 year' where code = ?",
                code);
    }

    /// So many shares more, of whatever the teacher has written.
    void shared(int many) {
        Database.execute(
                """
                insert into share (owner, notebook, work, school, kind, code, selection, created_at)
                select owner, id, work, school, 'DIVISION', ?, 'NOTEBOOK', now()
                  from notebook, generate_series(1, ?) where owner = ?
                """,
                code,
                many,
                teacher.person());
    }
}
