package fr.rentree.sync.feed;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL itself brought back to an earlier moment, under a service that runs.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RestoreTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();
    private final TestDevice computer = pupil.device();

    @BeforeEach
    void only_a_server_of_our_own_is_brought_back() {
        assumeTrue(
                System.getenv("RENTREE_TEST_POSTGRES") == null,
                "NOT TESTED: the PostgreSQL of RENTREE_TEST_POSTGRES is somebody else's");
    }

    @ParameterizedTest(name = "within the epoch of the snapshot: {0}")
    @ValueSource(booleans = {true, false})
    void a_device_that_read_beyond_what_was_brought_back_is_told_whoever_wrote_meanwhile(
            boolean withinTheEpoch) throws IOException {
        write(tablet, 2);
        tablet.pull();
        String known = newNote();
        String lost = tablet.put(known, 0, note(known, "after the snapshot"));
        try (var disk = new Disk()) {
            if (!withinTheEpoch) {
                Database.execute("insert into epoch (mark, age) values (44, sync_epoch())");
            }
            tablet.push(lost);
            write(tablet, 2);
            assertThat(tablet.pull()).hasSize(3);
            disk.bringBack();
        }
        await().until(() -> pupil.device().page(10).statusCode() == 200);
        write(computer, 6);

        var answer = tablet.page(10);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("resync-required");
        tablet.forgetCursor();
        assertThat(tablet.pull()).hasSize(8).noneMatch(c -> c.get("id").asText().equals(known));
        assertThat(tablet.push(lost).getFirst().get("result").asText()).isEqualTo("applied");
        assertThat(computer.pull()).anyMatch(c -> c.get("id").asText().equals(known));
    }

    @Test
    void a_device_that_read_nothing_of_what_was_lost_goes_on() throws IOException {
        write(tablet, 2);
        tablet.pull();
        try (var disk = new Disk()) {
            write(computer, 2);
            disk.bringBack();
        }
        await().until(() -> pupil.device().page(10).statusCode() == 200);
        write(computer, 3);
        assertThat(tablet.pull()).hasSize(3);
    }

    @Test
    void a_device_of_somebody_of_whom_nothing_was_brought_back_is_told() throws IOException {
        try (var disk = new Disk()) {
            write(tablet, 2);
            tablet.pull();
            disk.bringBack();
        }
        await().until(() -> pupil.device().page(10).statusCode() == 200);
        write(computer, 3);
        assertThat(tablet.page(10).statusCode()).isEqualTo(410);
    }

    private static void write(TestDevice device, int notes) {
        for (int i = 0; i < notes; i++) {
            String id = newNote();
            await().until(() ->
                    device.send(device.batch(List.of(device.put(id, 0, note(id, "x")))))
                                    .statusCode()
                            == 200);
        }
    }
}
