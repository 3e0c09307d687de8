package fr.rentree.sync.feed;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class FeedTest {

    @Test
    void changes_come_in_order_with_the_latest_state_of_each_note() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String first = newNote();
        String second = newNote();
        tablet.push(
                tablet.put(first, 0, note(first, "a")), tablet.put(second, 0, note(second, "b")));
        tablet.push(tablet.put(first, 1, note(first, "c")));

        var changes = pupil.device().pull();
        assertThat(changes).extracting(c -> c.get("id").asText()).containsExactly(second, first);
        assertThat(changes).extracting(c -> c.get("seq").asLong()).containsExactly(2L, 3L);
        assertThat(changes.get(1).get("rev").asInt()).isEqualTo(2);
        assertThat(changes.get(0).get("work").asText()).isEqualTo(Pupil.WORK);
        assertThat(changes.get(0).get("school").asText()).isEqualTo(Pupil.SCHOOL);
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        for (int i = 0; i < 7; i++) {
            String id = newNote();
            tablet.push(tablet.put(id, 0, note(id, "n" + i)));
        }
        var reader = pupil.device();
        var first = json(reader.page(3).body());
        var second =
                json(
                        reader.get(
                                        "/api/v1/sync/changes?limit=3&since="
                                                + first.get("cursor").asText())
                                .body());
        var third =
                json(
                        reader.get(
                                        "/api/v1/sync/changes?limit=3&since="
                                                + second.get("cursor").asText())
                                .body());
        assertThat(first.get("changes")).hasSize(3);
        assertThat(second.get("changes").get(0).get("seq").asLong()).isEqualTo(4);
        assertThat(second.get("more").asBoolean()).isTrue();
        assertThat(third.get("changes")).hasSize(1);
        assertThat(third.get("more").asBoolean()).isFalse();
    }

    @Test
    void nothing_new_is_304_until_something_is() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        tablet.pull();
        String path = "/api/v1/sync/changes?since=" + tablet.cursor();
        String tag = tablet.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(tablet.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(json(tablet.get(path).body()).get("changes")).isEmpty();

        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "new")));
        var news = tablet.get(path, "If-None-Match", tag);
        assertThat(news.statusCode()).isEqualTo(200);
        assertThat(news.headers().firstValue("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%20",
                "0",
                "AQGZobI",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void a_cursor_that_is_not_ours_is_400(String cursor) {
        var answer = Pupil.reading().device().get("/api/v1/sync/changes?since=" + cursor);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("foreign-cursor");
    }

    @Test
    void a_cursor_that_was_bent_is_400() {
        var tablet = Pupil.reading().device();
        tablet.pull();
        String cursor = String.valueOf(tablet.cursor());
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String bent = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(tablet.get("/api/v1/sync/changes?since=" + bent).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_cursor_of_another_owner_is_404() {
        var one = Pupil.reading().device();
        one.pull();
        var answer = Pupil.reading().device().get("/api/v1/sync/changes?since=" + one.cursor());
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void a_cursor_beyond_the_head_must_resync() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "lost by the backup")));
        tablet.pull();
        Database.execute("delete from document where owner = ?", pupil.person());
        Database.execute("update head set seq = 0, live = 0 where owner = ?", pupil.person());
        var answer = tablet.page(10);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("resync-required");
        assertThat(pupil.device().pull()).isEmpty();
    }

    @Test
    void a_cursor_of_another_age_of_the_data_must_resync() {
        var tablet = Pupil.reading().device();
        tablet.pull();
        Database.execute("update restoration set number = number + 1");
        assertThat(tablet.page(10).statusCode()).isEqualTo(410);
    }

    @Test
    void data_brought_back_in_any_way_do_not_know_the_epochs_that_came_after_them() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        String lost = newNote();
        tablet.push(tablet.put(lost, 0, note(lost, "after the backup was taken")));
        tablet.pull();

        Database.execute("delete from epoch");
        Database.execute("insert into epoch (mark, age) values (42, sync_epoch())");
        Database.execute("delete from operation where owner = ?", pupil.person());
        Database.execute("delete from document where owner = ?", pupil.person());
        Database.execute("update head set seq = 0, live = 0 where owner = ?", pupil.person());
        var computer = pupil.device();
        for (int i = 0; i < 3; i++) {
            String id = newNote();
            computer.push(computer.put(id, 0, note(id, "after the restore")));
        }

        assertThat(tablet.page(10).statusCode()).isEqualTo(410);
        assertThat(computer.pull()).hasSize(3);
    }

    @Test
    void a_cursor_of_an_earlier_epoch_goes_on_and_is_given_again_in_the_present_one() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        tablet.pull();
        String before = String.valueOf(tablet.cursor());

        Database.execute("insert into epoch (mark, age) values (43, sync_epoch())");

        assertThat(tablet.pull()).isEmpty();
        assertThat(tablet.cursor()).isNotEqualTo(before);
    }

    @Test
    void a_new_epoch_begins_by_itself_when_the_data_were_brought_back_under_a_running_service() {
        Database.execute("delete from epoch");
        var tablet = Pupil.reading().device();
        assertThat(tablet.pull()).isEmpty();
        assertThat(tablet.page(10).statusCode()).isEqualTo(200);
        assertThat(Database.queryLong("select count(*) from epoch")).isEqualTo(1);
    }
}
