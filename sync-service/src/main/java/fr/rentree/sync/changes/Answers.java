package fr.rentree.sync.changes;

import fr.rentree.sync.changes.Answer.Done;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The answers to one batch. A note's document stands with the last of its results alone, and all
/// documents together have no more bytes than there is room for: what has none is pulled.
final class Answers {

    private final List<Answer> all = new ArrayList<>();
    private final Map<UUID, Integer> places = new HashMap<>();
    private int room;

    Answers(int room) {
        this.room = room;
    }

    void add(Answer answer) {
        all.add(answer instanceof Done done && done.doc().isPresent() ? fitted(done) : answer);
    }

    int size() {
        return all.size();
    }

    List<Answer> all() {
        return List.copyOf(all);
    }

    private Done fitted(Done done) {
        var earlier = places.remove(done.result().note());
        if (earlier != null && all.get(earlier) instanceof Done outdated) {
            room += bytes(outdated);
            all.set(earlier, outdated.withoutDocument());
        }
        int bytes = bytes(done);
        if (bytes > room) {
            return done.withoutDocument();
        }
        room -= bytes;
        places.put(done.result().note(), all.size());
        return done;
    }

    private static int bytes(Done done) {
        return done.doc().map(doc -> doc.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
