package fr.rentree.e2e.autumn;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.client.UnexpectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// The reader app on one device: what is written offline waits here, and what others wrote is kept.
public final class ReaderApp {
    /// The manual and the school in which something is written.
    public record Place(String work, String school) {}

    private record Known(JsonNode document, long revision) {}

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private final Actor reader;
    private final Clock clock;
    private final String name;
    private final UUID device = UUID.randomUUID();
    private final List<Map<String, Object>> waiting = new ArrayList<>();
    private final Map<String, Known> notes = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private String cursor = "";
    private int operations;

    public ReaderApp(Actor reader, Clock clock, String name) {
        this.reader = reader;
        this.clock = clock;
        this.name = name;
    }

    UUID device() {
        return device;
    }

    String cursor() {
        return cursor;
    }

    void register() {
        reader.put("/api/v1/devices/" + device, Map.of("name", name, "platform", "android-14"))
                .expect(201, 204);
    }

    /// Writes a new note, offline.
    public String write(Place place, String text) {
        var id = "urn:uuid:" + NoteId.next(clock.millis());
        places.put(id, place);
        put(id, place, text);
        return id;
    }

    /// Writes a document of any kind, offline.
    String keep(Place place, String kind, Map<String, ?> document) {
        var id = "urn:uuid:" + NoteId.next(clock.millis());
        places.put(id, place);
        var operation = operation("put", id, place);
        operation.put("kind", kind);
        operation.put("doc", document);
        waiting.add(operation);
        return id;
    }

    /// Changes some fields of a document, offline.
    void change(String id, String kind, Map<String, ?> fields) {
        var operation = operation("patch", id, place(id));
        operation.put("kind", kind);
        operation.put("patch", fields);
        waiting.add(operation);
    }

    /// A document as it stands on this device.
    JsonNode document(String id) {
        return Optional.ofNullable(notes.get(id))
                .map(Known::document)
                .orElseThrow(() -> new UnexpectedException("No document " + id + " here."));
    }

    /// Changes a note, offline.
    void rewrite(String id, String text) {
        put(id, place(id), text);
    }

    void erase(String id) {
        waiting.add(operation("delete", id, place(id)));
    }

    /// Sends what waited; answers how each operation ended, in words and number.
    public Map<String, Integer> push() {
        var left = List.copyOf(waiting);
        waiting.clear();
        var endings = new TreeMap<String, Integer>();
        var what = "every change of the " + name + " to be taken";
        Patience.of(LIMIT)
                .await(
                        what,
                        () -> {
                            var results = send(left);
                            var early =
                                    results.stream()
                                            .anyMatch(it ->
                                                    it.path("result").asText().equals("rejected"));
                            results.forEach(ReaderApp::refuseForGood);
                            if (!early) {
                                results.forEach(it -> endings.merge(ending(it), 1, Integer::sum));
                            }
                            return early ? Optional.<Boolean>empty() : Optional.of(true);
                        });
        return endings;
    }

    /// Fetches what is new, page by page.
    public void pull() {
        var more = true;
        while (more) {
            var path =
                    "/api/v1/sync/changes?limit=100&device="
                            + device
                            + (cursor.isEmpty() ? "" : "&since=" + Request.encode(cursor));
            var page = reader.get(path).expect(200).json();
            page.path("changes").forEach(this::keep);
            cursor = page.path("cursor").asText();
            more = page.path("more").asBoolean();
        }
    }

    /// What the person sees on this device.
    public Map<String, JsonNode> notebook() {
        var seen = new TreeMap<String, JsonNode>();
        notes.forEach((id, note) -> seen.put(id, note.document()));
        return seen;
    }

    /// The revisions in which this device has some notes.
    public Set<Long> revisions(Set<String> ids) {
        return ids.stream()
                .map(id -> Optional.ofNullable(notes.get(id)).map(Known::revision).orElse(0L))
                .collect(Collectors.toSet());
    }

    String textOf(String id) {
        var note = notes.get(id);
        return note == null ? "" : note.document().path("body").path("value").asText();
    }

    private void put(String id, Place place, String text) {
        var operation = operation("put", id, place);
        operation.put("doc", Annotation.of(id, place.work(), text));
        waiting.add(operation);
    }

    private Map<String, Object> operation(String kind, String id, Place place) {
        operations++;
        var known = notes.get(id);
        Map<String, Object> operation = new HashMap<>();
        operation.put("opId", device + "-" + operations);
        operation.put("op", kind);
        operation.put("id", id);
        operation.put("kind", "annotation");
        operation.put("work", place.work());
        operation.put("school", place.school());
        operation.put("baseRev", known == null ? 0 : known.revision());
        operation.put("hlc", clock.millis() + ":" + operations + ":" + device);
        return operation;
    }

    private List<JsonNode> send(List<Map<String, Object>> operations) {
        var body = Map.of("device", device.toString(), "ops", operations);
        var results = new ArrayList<JsonNode>();
        reader.post("/api/v1/sync/batch", body)
                .expect(200)
                .json()
                .path("results")
                .forEach(results::add);
        return results;
    }

    private void keep(JsonNode change) {
        var id = change.path("id").asText();
        places.put(id, new Place(change.path("work").asText(), change.path("school").asText()));
        if (change.path("deleted").asBoolean()) {
            notes.remove(id);
        } else {
            notes.put(id, new Known(change.path("doc"), change.path("rev").asLong()));
        }
    }

    private Place place(String id) {
        return Optional.ofNullable(places.get(id))
                .orElseThrow(() -> new UnexpectedException("No note " + id + " here."));
    }

    private static String ending(JsonNode result) {
        var ending = result.path("result").asText();
        return ending.equals("duplicate") ? result.path("original").asText("applied") : ending;
    }

    /// What can never be taken ends the year; what is only too early is sent again.
    private static void refuseForGood(JsonNode result) {
        if (result.path("result").asText().equals("rejected")
                && !result.path("retryable").asBoolean()) {
            throw new UnexpectedException("A note was refused: " + result.path("problem"));
        }
    }
}
