package fr.rentree.sync.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void a_thousand_slow_readers_of_large_pages_never_hold_more_than_the_room_there_is() {
        var room = new Room(64L * MEBIBYTE);
        var pages = new ArrayList<Integer>();
        for (int i = 0; i < 1000; i++) {
            pages.add(room.take(MEBIBYTE));
        }
        assertThat(pages.stream().mapToLong(Integer::longValue).sum())
                .isLessThanOrEqualTo(64L * MEBIBYTE);
        assertThat(pages.getFirst()).isEqualTo(MEBIBYTE);
        assertThat(pages.stream().filter(page -> page > 0)).hasSizeGreaterThan(100);
    }

    @Test
    void a_page_that_left_makes_room_and_what_it_did_not_need_was_free_before() {
        var room = new Room(Room.SMALLEST);
        var page = new PageRoom(room, room.take(MEBIBYTE));
        assertThat(page.bytes()).isEqualTo(Room.SMALLEST);
        assertThat(room.take(MEBIBYTE)).isZero();
        page.keepOnly(0);
        assertThat(room.take(MEBIBYTE)).isEqualTo(Room.SMALLEST);
        room.giveBack(Room.SMALLEST);
        page.end();
        page.end();
        assertThat(room.take(MEBIBYTE)).isEqualTo(Room.SMALLEST);
    }

    @Test
    void batches_that_do_not_fit_together_are_not_taken_together_and_a_large_one_fits_alone() {
        var room = new Room(MEBIBYTE);
        assertThat(room.reserve(3 * MEBIBYTE)).isTrue();
        assertThat(room.reserve(1)).isFalse();
        room.giveBack(3 * MEBIBYTE);
        assertThat(room.reserve(MEBIBYTE / 2)).isTrue();
        assertThat(room.reserve(MEBIBYTE / 2)).isTrue();
        assertThat(room.reserve(1)).isFalse();
    }

    @Test
    void a_turnstile_lets_so_many_in_and_one_more_when_somebody_leaves() {
        var turnstile = new Turnstile(2, 1);
        assertThat(turnstile.enter(Duration.ZERO)).isTrue();
        assertThat(turnstile.isWarm(60)).isFalse();
        assertThat(turnstile.enter(Duration.ZERO)).isTrue();
        assertThat(turnstile.isWarm(60)).isTrue();
        assertThat(turnstile.enter(Duration.ofMillis(1))).isFalse();
        turnstile.leave();
        assertThat(turnstile.enter(Duration.ZERO)).isTrue();
    }

    @Test
    void one_person_has_so_many_things_under_way_and_others_are_not_counted_with_them() {
        var company = new Company(2);
        var one = UUID.randomUUID();
        assertThat(company.join(one)).isTrue();
        assertThat(company.join(one)).isTrue();
        assertThat(company.join(one)).isFalse();
        assertThat(company.join(UUID.randomUUID())).isTrue();
        company.leave(one);
        assertThat(company.join(one)).isTrue();
    }
}
