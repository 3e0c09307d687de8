package fr.rentree.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// I3 and I4 under attack: five devices, thousands of random operations, partitions, batches sent
/// again and shuffled, answers that never arrive.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ConvergenceTest {

    private static final Logger LOG = Logger.getLogger(ConvergenceTest.class);
    private static final int DEVICES = 5;
    private static final int OPERATIONS = 3_000;

    @Test
    void five_devices_end_with_the_same_notebook_and_nothing_comes_back() {
        long seed = Long.getLong("rentree.seed", System.nanoTime());
        LOG.infof("convergence seed=%d (-Drentree.seed)", seed);
        var random = new Random(seed);
        var pupil = Pupil.reading();
        var deleted = new HashSet<String>();
        var created = new HashSet<String>();
        var replicas = new ArrayList<Replica>();
        for (int i = 0; i < DEVICES; i++) {
            replicas.add(new Replica(pupil.device(), random, created, deleted));
        }
        for (int i = 0; i < OPERATIONS; i++) {
            var replica = replicas.get(random.nextInt(DEVICES));
            replica.write();
            if (random.nextInt(8) == 0) {
                replica.push();
            }
            if (random.nextInt(12) == 0) {
                replica.pull();
            }
        }
        replicas.forEach(Replica::settle);
        replicas.forEach(Replica::pull);

        var expected = new HashSet<>(created);
        expected.removeAll(deleted);
        assertSame(replicas, expected, deleted, seed);
        assertThat(Database.queryLong("select live from head where owner = ?", pupil.person()))
                .as("seed %d", seed)
                .isEqualTo(expected.size());
        assertThat(
                        Database.queryLong(
                                "select count(*) from operation where owner = ?", pupil.person()))
                .as("operations counted once, seed %d", seed)
                .isEqualTo(replicas.stream().mapToInt(Replica::made).sum());
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
