package fr.rentree.sync.erasure;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import java.util.Map;

/// Leaves a marker wherever a person's words can get.
public final class Planting {

    private static final String HERE = "?work=" + Pupil.WORK + "&school=" + Pupil.SCHOOL;

    private Planting() {}

    /// Documents of every kind, a text that lost, the bin, a device's name, what it stores, a file
    /// that was brought, an export, and a kept answer.
    public static void everywhere(Pupil pupil, TestDevice tablet, String marker) {
        tablet.method(
                "PUT",
                "/api/v1/devices/" + tablet.id(),
                "{\"name\":\"%s\",\"platform\":\"%s\"}".formatted(marker, marker));
        tablet.method(
                "PUT",
                "/api/v1/devices/" + tablet.id() + "/storage",
                "{\"works\":[{\"work\":\"%s\",\"bytes\":1,\"unsent\":0}]}".formatted(marker));
        var other = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, tagged(id, marker + " one")));
        other.push(other.put(id, 0, note(id, marker + " two")));
        String gone = newNote();
        tablet.push(tablet.put(gone, 0, note(gone, marker)));
        other.push(other.delete(gone, 0));
        tablet.push(tablet.put(gone, 1, note(gone, marker + " late")));
        documents(marker)
                .forEach((kind, doc) -> {
                    String op = TestDevice.of(kind, tablet.put(newNote(), 0, doc));
                    assertThat(tablet.push(op).getFirst().get("result").asText())
                            .as(kind)
                            .isEqualTo("applied");
                });
        refused(pupil, tablet, marker);
        String file =
                """
                {"type": "AnnotationSet", "items": [{"type": "Annotation", "target": "%1$s.xhtml",
                  "body": {"type": "TextualBody", "value": "%1$s"}}]}
                """
                        .formatted(marker);
        var brought = tablet.method("POST", "/api/v1/notebooks/imports" + HERE, file);
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(201);
        tablet.get("/api/v1/notebooks/export?format=json");
        Database.execute(
                "insert into idempotency_key (caller, key, request, answer) values (?, ?, 'x', ?)",
                pupil.person().toString(),
                marker,
                "{\"doc\":\"" + marker + "\"}");
        pupil.device().pull();
    }

    /// What is not taken must not stay either: a sentence for a code, a manual of nobody's.
    private static void refused(Pupil pupil, TestDevice tablet, String marker) {
        String sentence = progress(marker).replace("m1", "je suis " + marker);
        String unknown = note(newNote(), marker);
        var results =
                tablet.push(
                        TestDevice.of("progress", tablet.put(newNote(), 0, sentence)),
                        tablet.put(newNote(), 0, unknown).replace(Pupil.WORK, marker));
        assertThat(results).extracting(r -> r.get("result").asText()).containsOnly("rejected");
    }

    private static Map<String, String> documents(String marker) {
        return Map.of(
                "sequence",
                """
                {"type":"Sequence","title":"%1$s","steps":[{"id":"1","text":"%1$s","target":"%1$s"}]}
                """
                        .formatted(marker),
                "position",
                """
                {"type":"Position","target":{"source":"%1$s"},"progression":0.4}
                """
                        .formatted(marker),
                "progress",
                progress(marker),
                "preference",
                """
                {"type":"Preference","values":{"%1$s":"%1$s"}}
                """
                        .formatted(marker));
    }

    static String progress(String marker) {
        return """
        {"type":"Progress","module":"m1","x:note":"%1$s","attempts":1,"best":{"score":1,"max":10},
         "last":{"score":1,"max":10,"at":"2026-09-07T08:00:00Z"},"completed":false}
        """
                .formatted(marker);
    }

    private static String tagged(String id, String text) {
        return note(id, text).replace("\"target\"", "\"tags\":[\"" + text + "\"],\"target\"");
    }
}
