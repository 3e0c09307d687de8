package fr.rentree.sync.changes;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.TestDevice.of;
import static fr.rentree.sync.changes.KindsTest.progress;
import static fr.rentree.sync.changes.PushTest.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices that were away for long, and devices whose clock is wrong.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OfflineTest {

    private final Pupil pupil = Pupil.enrolled().with(Pupil.WORK, -500, 200);

    @ParameterizedTest(name = "after {0} hours away")
    @ValueSource(longs = {1, 40 * 24, 400 * 24})
    void nothing_that_was_deleted_comes_back_with_a_device_that_was_away(long hours) {
        var away = pupil.device();
        var here = pupil.device();
        long then = System.currentTimeMillis() - Duration.ofHours(hours).toMillis();
        String known = newNote();
        String unseen = newNote();
        away.push(away.put(known, 0, then, note(known, "known")));
        String create = away.put(unseen, 0, then, note(unseen, "never arrived"));
        here.push(here.delete(known, 1), here.delete(unseen, 0));
        Database.execute("delete from operation where owner = ?", pupil.person());

        var back =
                away.push(
                        create,
                        away.put(known, 1, then + 1, note(known, "edited away")),
                        away.patch(known, 1, then + 2, "{\"body\":{\"value\":\"patched away\"}}"),
                        away.put(known, 0, note(known, "sent as if it were new")),
                        away.put(known, 9, note(known, "with a revision that never was")));
        assertThat(outcomes(back)).containsOnly("superseded");
        assertThat(here.pull()).hasSize(2).allMatch(c -> c.get("deleted").asBoolean());
        assertThat(
                        Database.queryLong(
                                "select count(*) from recycled where owner = ?", pupil.person()))
                .isEqualTo(5);
    }

    @Test
    void an_operation_whose_result_is_long_forgotten_has_no_second_effect() {
        var tablet = pupil.device();
        String id = newNote();
        String create = tablet.put(id, 0, note(id, "first"));
        String edit = tablet.put(id, 1, note(id, "second"));
        String patch = tablet.patch(id, 2, "{\"body\":{\"color\":\"green\"}}");
        tablet.push(create, edit, patch);
        var before = tablet.pull();
        Database.execute("delete from operation where owner = ?", pupil.person());

        tablet.push(patch, create, edit);
        assertThat(pupil.device().pull().getFirst().get("doc"))
                .isEqualTo(before.getFirst().get("doc"));
    }

    @ParameterizedTest(name = "a clock {0} hours wrong")
    @ValueSource(longs = {-365 * 24, 1, 10 * 365 * 24})
    void who_had_read_what_stands_writes_after_it_whatever_the_clocks_say(long hours) {
        var wrong = pupil.device();
        var right = pupil.device();
        String id = newNote();
        long off = System.currentTimeMillis() + Duration.ofHours(hours).toMillis();
        wrong.push(wrong.put(id, 0, off, note(id, "made by the wrong clock")));
        right.push(right.patch(id, 1, "{\"body\":{\"value\":\"right\",\"color\":\"a\"}}"));
        wrong.push(wrong.patch(id, 2, off + 1, "{\"body\":{\"color\":\"b\"}}"));
        right.push(right.patch(id, 3, "{\"body\":{\"color\":\"c\"}}"));
        assertThat(body(pupil).get("value").asText()).isEqualTo("right");
        assertThat(body(pupil).get("color").asText()).isEqualTo("c");
    }

    @ParameterizedTest(name = "a clock {0} hours wrong")
    @ValueSource(longs = {-365 * 24, 1, 10 * 365 * 24})
    void a_wrong_clock_takes_no_score_away_and_does_not_hold_the_latest_attempt(long hours) {
        var wrong = pupil.device();
        var right = pupil.device();
        String id = newNote();
        var now = Instant.now();
        var off = now.plus(Duration.ofHours(hours));
        wrong.push(of("progress", wrong.put(id, 0, off.toEpochMilli(), at(3, 9, off))));
        var later = now.plus(Duration.ofMinutes(2));
        right.push(of("progress", right.put(id, 1, later.toEpochMilli(), at(2, 4, later))));
        var doc = pupil.device().pull().getFirst().get("doc");
        assertThat(doc.get("attempts").asInt()).isEqualTo(3);
        assertThat(doc.get("best").get("score").asInt()).isEqualTo(9);
        assertThat(doc.get("last").get("score").asInt()).isEqualTo(4);
    }

    private static String at(int attempts, int score, Instant at) {
        return progress(attempts, score, score, "08:00", false)
                .replace("2026-09-07T08:00:00Z", at.toString());
    }

    private static JsonNode body(Pupil pupil) {
        return pupil.device().pull().getFirst().get("doc").get("body");
    }
}
