package fr.rentree.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.documents.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a device holds: notes as the server last told of them, and over them what it has written
/// and not yet heard an answer for.
final class Replica {

    private record Copy(String doc, int rev) {}

    private record Sent(String note, String operation) {}

    private static final int BATCH = 90;

    private final TestDevice device;
    private final Random random;
    private final Scribble scribble;
    private final Map<String, Kind> created;
    private final Set<String> deleted;
    private final Map<String, Copy> server = new HashMap<>();
    private final Map<String, Copy> written = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final List<Sent> queue = new ArrayList<>();
    private final List<Sent> unanswered = new ArrayList<>();
    private int made;

    Replica(TestDevice device, Random random, Map<String, Kind> created, Set<String> deleted) {
        this.device = device;
        this.random = random;
        this.scribble = new Scribble(random);
        this.created = created;
        this.deleted = deleted;
    }

    /// Creates, changes or deletes a document of any kind, offline.
    void write() {
        made++;
        var notes = new TreeSet<>(server.keySet());
        notes.addAll(written.keySet());
        notes.removeAll(gone);
        int dice = random.nextInt(10);
        if (notes.isEmpty() || dice < 3) {
            String id = TestDevice.newNote();
            var kind = scribble.kind();
            created.put(id, kind);
            change(id, scribble.create(kind, id), 0);
            return;
        }
        String id = List.copyOf(notes).get(random.nextInt(notes.size()));
        var seen = seen(id);
        if (dice == 9) {
            queue.add(new Sent(id, of(id, device.delete(id, seen.rev()))));
            deleted.add(id);
            gone.add(id);
        } else {
            String patch = scribble.patch(kind(id));
            String doc = Scribble.patched(seen.doc(), patch);
            if (random.nextBoolean()) {
                change(id, doc, seen.rev());
            } else {
                queue.add(new Sent(id, of(id, device.patch(id, seen.rev(), madeAt(), patch))));
                written.put(id, new Copy(doc, seen.rev()));
            }
        }
    }

    private Copy seen(String id) {
        var own = written.get(id);
        return own == null ? Objects.requireNonNull(server.get(id)) : own;
    }

    private void change(String id, String doc, int base) {
        queue.add(new Sent(id, of(id, device.put(id, base, madeAt(), doc))));
        written.put(id, new Copy(doc, base));
    }

    private long madeAt() {
        return System.currentTimeMillis() + random.nextInt(4_000) - 2_000;
    }

    private Kind kind(String id) {
        return Objects.requireNonNull(created.get(id));
    }

    private String of(String id, String operation) {
        return TestDevice.of(kind(id).word(), operation);
    }

    /// Sends what waits; the answer is lost one time in four, and the batch is then sent again
    /// later, in any order, with other writes in between.
    void push() {
        var batch = new ArrayList<>(queue.subList(0, Math.min(queue.size(), BATCH)));
        queue.subList(0, batch.size()).clear();
        var results = device.push(batch.stream().map(Sent::operation).toList());
        if (random.nextInt(4) == 0) {
            unanswered.addAll(batch);
        } else {
            hear(results);
        }
        if (unanswered.size() > 60 || random.nextInt(6) == 0) {
            resend();
        }
    }

    private void resend() {
        Collections.shuffle(unanswered, random);
        var again = List.copyOf(unanswered);
        unanswered.clear();
        for (int from = 0; from < again.size(); from += BATCH) {
            var part = again.subList(from, Math.min(from + BATCH, again.size()));
            var results = device.push(part.stream().map(Sent::operation).toList());
            assertThat(PushTest.outcomes(results)).containsOnly("duplicate");
            hear(results);
        }
    }

    private void hear(List<JsonNode> results) {
        for (JsonNode result : results) {
            assertThat(result.get("result").asText())
                    .as(result.toString())
                    .isNotEqualTo("rejected");
            if (result.path("deleted").asBoolean()) {
                gone.add(result.get("id").asText());
            } else if (result.has("doc")) {
                take(result);
            }
        }
        settleWritten();
    }

    private void take(JsonNode news) {
        String id = news.get("id").asText();
        int rev = news.get("rev").asInt();
        server.merge(
                id,
                new Copy(news.get("doc").toString(), rev),
                (old, now) -> now.rev() >= old.rev() ? now : old);
    }

    /// What has been answered is no longer shown over what the server says.
    private void settleWritten() {
        var waiting = new HashSet<String>();
        queue.forEach(sent -> waiting.add(sent.note()));
        unanswered.forEach(sent -> waiting.add(sent.note()));
        written.keySet().removeIf(id -> !waiting.contains(id) && server.containsKey(id));
    }

    void pull() {
        for (JsonNode change : device.pull()) {
            if (change.get("deleted").asBoolean()) {
                gone.add(change.get("id").asText());
            } else {
                take(change);
            }
        }
        settleWritten();
    }

    /// Back online: everything is sent and heard.
    void settle() {
        while (!queue.isEmpty()) {
            push();
        }
        resend();
    }

    int made() {
        return made;
    }

    Set<String> live() {
        assertThat(written.keySet())
                .as("everything that was written was answered")
                .isSubsetOf(gone);
        var live = new HashSet<>(server.keySet());
        live.removeAll(gone);
        return live;
    }

    Set<String> gone() {
        return gone;
    }

    Map<String, JsonNode> documents() {
        return live().stream()
                .collect(Collectors.toMap(id -> id, id -> TestDevice.json(seen(id).doc())));
    }
}
