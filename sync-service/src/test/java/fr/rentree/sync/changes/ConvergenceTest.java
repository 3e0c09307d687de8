package fr.rentree.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.documents.Kind;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// I3 and I4 under attack: five devices, ten thousand random operations on documents of every kind,
/// partitions, batches sent again and shuffled, answers that never arrive.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ConvergenceTest {

    private static final Logger LOG = Logger.getLogger(ConvergenceTest.class);
    private static final int DEVICES = 5;
    private static final int OPERATIONS = 10_000;
    private static final int LONGEST_PARTITION = 1_500;

    @Test
    void five_devices_end_with_the_same_notebook_and_nothing_comes_back() {
        long seed = Long.getLong("rentree.seed", System.nanoTime());
        LOG.infof("convergence seed=%d (-Drentree.seed)", seed);
        var random = new Random(seed);
        var pupil = Pupil.reading();
        var deleted = new HashSet<String>();
        var created = new HashMap<String, Kind>();
        var replicas = new ArrayList<Replica>();
        var cutOff = new HashMap<Replica, Integer>();
        for (int i = 0; i < DEVICES; i++) {
            replicas.add(new Replica(pupil.device(), random, created, deleted));
        }
        for (int i = 0; i < OPERATIONS; i++) {
            var replica = replicas.get(random.nextInt(DEVICES));
            replica.write();
            if (random.nextInt(500) == 0) {
                cutOff.put(replica, i + random.nextInt(LONGEST_PARTITION));
            }
            boolean online = cutOff.getOrDefault(replica, 0) < i;
            if (online && random.nextInt(20) == 0) {
                replica.push();
            }
            if (online && random.nextInt(40) == 0) {
                replica.pull();
            }
        }
        replicas.forEach(Replica::settle);
        replicas.forEach(Replica::pull);

        var expected = new HashSet<>(created.keySet());
        expected.removeAll(deleted);
        assertSame(replicas, expected, deleted, seed);
        long notes = expected.stream().filter(id -> isNote(created, id)).count();
        assertThat(
                        Database.queryString(
                                "select live || '/' || small from head where owner = ?",
                                pupil.person()))
                .as("seed %d", seed)
                .isEqualTo(notes + "/" + (expected.size() - notes));
        assertThat(
                        Database.queryLong(
                                "select count(*) from operation where owner = ?", pupil.person()))
                .as("operations counted once, seed %d", seed)
                .isEqualTo(replicas.stream().mapToInt(Replica::made).sum());
    }

    private static boolean isNote(Map<String, Kind> created, String id) {
        return Objects.requireNonNull(created.get(id)).isNote();
    }

    private static void assertSame(
            List<Replica> replicas, Set<String> live, Set<String> deleted, long seed) {
        var first = replicas.getFirst();
        assertThat(first.live()).as("live notes, seed %d", seed).isEqualTo(live);
        assertThat(first.gone()).as("deleted notes, seed %d", seed).isEqualTo(deleted);
        for (Replica other : replicas) {
            assertThat(other.documents()).as("seed %d", seed).isEqualTo(first.documents());
        }
    }
}
