package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.documents.Kind;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// The same operations in order and once, or in any order, three times, nobody hearing an answer:
/// the end is the same.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ShuffledTest {

    private static final Logger LOG = Logger.getLogger(ShuffledTest.class);
    private static final int DOCUMENTS = 30;
    private static final int EDITS = 6;

    /// What was done, by which of three devices, so that it can be done again by other ones.
    private record Deed(
            int device, String op, int document, Kind kind, int base, long at, String content) {}

    @Test
    void in_whatever_order_and_however_often_edits_of_what_was_read_arrive_the_end_is_the_same() {
        long seed = Long.getLong("rentree.seed", System.nanoTime());
        LOG.infof("shuffled seed=%d (-Drentree.seed)", seed);
        var random = new Random(seed);
        var deeds = deeds(random);

        var once = Pupil.reading();
        var devices = List.of(once.device(), once.device(), once.device());
        for (Deed deed : deeds) {
            devices.get(deed.device()).push(operation(devices, deed));
        }

        var often = Pupil.reading();
        var others = List.of(often.device(), often.device(), often.device());
        List<List<String>> sent = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Deed deed : deeds) {
            String operation = operation(others, deed);
            sent.get(deed.device()).add(operation);
            if (deed.base() == 0) {
                others.get(deed.device()).push(operation);
            }
        }
        for (int round = 0; round < 3; round++) {
            for (int device = 0; device < 3; device++) {
                var shuffled = new ArrayList<>(sent.get(device));
                Collections.shuffle(shuffled, random);
                for (int from = 0; from < shuffled.size(); from += 25) {
                    others.get(device)
                            .push(shuffled.subList(from, Math.min(from + 25, shuffled.size())));
                }
            }
        }
        assertThat(end(often)).as("seed %d", seed).isEqualTo(end(once));
        assertThat(heads(often)).as("seed %d", seed).isEqualTo(heads(once));
    }

    /// Edits are of the first revision, so that one stands: none knew of another.
    private static List<Deed> deeds(Random random) {
        var scribble = new Scribble(random);
        var deeds = new ArrayList<Deed>();
        long at = System.currentTimeMillis() - 3_600_000;
        for (int document = 0; document < DOCUMENTS; document++) {
            var kind = Kind.values()[document % Kind.values().length];
            String made = scribble.create(kind, id(document));
            deeds.add(new Deed(random.nextInt(3), "put", document, kind, 0, at++, made));
            for (int edit = 0; edit < EDITS; edit++) {
                String patch = scribble.patch(kind);
                deeds.add(
                        random.nextBoolean()
                                ? new Deed(
                                        random.nextInt(3), "patch", document, kind, 1, at++, patch)
                                : new Deed(
                                        random.nextInt(3),
                                        "put",
                                        document,
                                        kind,
                                        1,
                                        at++,
                                        Scribble.patched(made, patch)));
            }
            if (random.nextInt(4) == 0) {
                deeds.add(new Deed(random.nextInt(3), "delete", document, kind, 1, at++, ""));
            }
        }
        return deeds;
    }

    private static String operation(List<TestDevice> devices, Deed deed) {
        var device = devices.get(deed.device());
        String id = id(deed.document());
        String operation =
                switch (deed.op()) {
                    case "put" -> device.put(id, deed.base(), deed.at(), deed.content());
                    case "patch" -> device.patch(id, deed.base(), deed.at(), deed.content());
                    default -> device.delete(id, deed.base());
                };
        return TestDevice.of(deed.kind().word(), operation);
    }

    private static String id(int document) {
        return "urn:uuid:0199a1b2-0000-7000-8000-%012d".formatted(document);
    }

    /// Each document as it stands, or nothing where it is deleted.
    private static Map<String, JsonNode> end(Pupil pupil) {
        var end = new HashMap<String, JsonNode>();
        pupil.device()
                .pull()
                .forEach(change ->
                        end.put(
                                change.get("id").asText(),
                                change.has("doc") ? change.get("doc") : json("null")));
        return end;
    }

    private static String heads(Pupil pupil) {
        return Database.queryString(
                "select live || '/' || small from head where owner = ?", pupil.person());
    }
}
