package fr.rentree.sync.feed;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.devices.Cursor;
import fr.rentree.sync.devices.DeviceGate;
import fr.rentree.sync.devices.DeviceRepository;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A tablet that asks every minute, says which one it is, and finds nothing new.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class EmptyPullTest {

    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

    @Inject DeviceRepository devices;

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();
    private Instant now = START;
    private final Clock clock =
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };

    @BeforeEach
    void write() {
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")));
    }

    @Test
    void nothing_is_written_as_long_as_it_has_nothing_new_to_acknowledge() {
        var memory = new ReaderMemory(devices, clock);
        asks(memory, 1);
        var first = row();
        for (int minute = 1; minute < 15; minute++) {
            now = START.plus(Duration.ofMinutes(minute));
            asks(memory, 1);
        }
        assertThat(row()).isEqualTo(first);
        now = START.plus(Duration.ofMinutes(15));
        asks(memory, 1);
        assertThat(row()).isNotEqualTo(first);
    }

    @Test
    void what_it_has_caught_up_with_is_written_at_once() {
        var memory = new ReaderMemory(devices, clock);
        asks(memory, 0);
        assertThat(acknowledged()).isZero();
        asks(memory, 1);
        assertThat(acknowledged()).isEqualTo(1);
    }

    @Test
    void each_of_its_questions_is_answered_with_304_and_leaves_its_row_as_it_was() {
        tablet.pull();
        String path =
                "/api/v1/sync/changes?device=%s&since=%s".formatted(tablet.id(), tablet.cursor());
        String tag = tablet.get(path).headers().firstValue("ETag").orElseThrow();
        var written = row();
        for (int i = 0; i < 5; i++) {
            assertThat(tablet.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
        assertThat(row()).isEqualTo(written);
    }

    private void asks(ReaderMemory memory, long seq) {
        var head = new FeedRepository.Head(1, Optional.of(1L), true, DeviceGate.OPEN);
        memory.seen(tablet.id(), new Cursor(pupil.person(), 1, seq), head);
    }

    /// Which write made the row as it is now: PostgreSQL counts them.
    private String row() {
        return Database.queryString(
                "select xmin || ' ' || ctid from device where id = ?", tablet.id());
    }

    private long acknowledged() {
        return Database.queryLong("select acknowledged from device where id = ?", tablet.id());
    }
}
