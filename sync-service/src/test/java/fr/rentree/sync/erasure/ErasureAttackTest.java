package fr.rentree.sync.erasure;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// An erasure against devices that go on writing, and one that has much to take away.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ErasureAttackTest {

    private final Pupil pupil = Pupil.reading();
    private final String marker = "mk" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void devices_that_go_on_writing_leave_nothing_behind() {
        var stop = new AtomicBoolean();
        var answers = new ConcurrentLinkedQueue<Integer>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var device = pupil.device();
                writers.submit(() -> writeUntil(stop, device, answers));
            }
            await().until(() -> answers.contains(200));
            await().until(() -> erase(planHash()).statusCode() == 202);
            await().until(() -> finished() && answers.stream().filter(a -> a == 410).count() > 20);
            stop.set(true);
        }
        assertThat(answers).isSubsetOf(200, 410, 429, 503);
        assertThat(Everywhere.tablesWith(marker)).isEmpty();
        assertThat(rows("device") + rows("head") + rows("operation") + rows("notebook")).isZero();
    }

    @Test
    void many_notes_go_in_small_transactions_and_in_no_time() {
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, marker)));
        Database.execute(
                """
                insert into document (owner, id, notebook, kind, edition, rev, seq, doc, size, stamp, changed_at)
                select owner, uuidv7(), notebook, kind, edition, 1, 10 + n, doc, size, stamp, changed_at
                  from document, generate_series(1, 20000) n where owner = ?
                """,
                pupil.person());
        assertThat(erase(planHash()).statusCode()).isEqualTo(202);
        await().until(this::finished);
        assertThat(Everywhere.tablesWith(marker)).isEmpty();
        assertThat(
                        Database.queryLong(
                                "select (erased ->> 'document')::bigint from erasure where person = ?",
                                pupil.person()))
                .isEqualTo(20_001);
    }

    private void writeUntil(
            AtomicBoolean stop, TestDevice device, ConcurrentLinkedQueue<Integer> answers) {
        while (!stop.get()) {
            String id = newNote();
            var batch = device.batch(List.of(device.put(id, 0, note(id, marker))));
            answers.add(device.send(batch).statusCode());
        }
    }

    private boolean finished() {
        return Database.queryLong(
                        "select count(*) from erasure where person = ? and finished_at is not null",
                        pupil.person())
                == 1;
    }

    private long rows(String table) {
        return Database.queryLong(
                "select count(*) from " + table + " where owner = ?", pupil.person());
    }

    private String planHash() {
        return erase("").jsonPath().getString("planHash");
    }

    private Response erase(String planHash) {
        String hash = planHash.isEmpty() ? "" : ",\"planHash\":\"" + planHash + "\"";
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Tokens.operator())
                .body("{\"person\":\"%s\"%s}".formatted(pupil.person(), hash))
                .post("/api/v1/sync/erasures");
    }
}
