package fr.rentree.sync.sharing;

import static fr.rentree.sync.TestDevice.json;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A share ends with its school year, and what has ended stands in nobody's way.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SharingYearTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Classroom room = Classroom.open();

    @Test
    void next_years_class_of_the_same_name_reads_nothing_of_what_was_shared_with_the_last() {
        room.write("for last year's class");
        room.share("NOTEBOOK", "");
        room.aYearPasses();
        room.write("written since");
        assertThat(new SharedReader(room.pupil()).pull()).isEmpty();
    }

    @Test
    void who_read_a_share_is_told_when_its_year_is_over_as_when_they_leave_the_class() {
        room.write("ours");
        var share = room.share("NOTEBOOK", "");
        var reader = new SharedReader(room.pupil());
        assertThat(reader.pull()).hasSize(1);
        room.aYearPasses();
        assertThat(reader.pull())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.get("id").isNull()).isTrue();
                    assertThat(change.get("share")).isEqualTo(share.get("share"));
                    assertThat(change.get("withdrawn").asBoolean()).isTrue();
                });
        assertThat(reader.pull()).isEmpty();
    }

    @Test
    void a_teacher_no_longer_lists_last_years_share_and_may_share_again() {
        room.write("every year");
        room.share("NOTEBOOK", "");
        room.aYearPasses();
        assertThat(json(room.desk().get(room.path()).body()).get("items")).isEmpty();
        room.share("NOTEBOOK", "");
        assertThat(new SharedReader(room.pupil()).pull()).hasSize(1);
    }

    @ParameterizedTest(name = "a share made {0} s after the year began is read by {1}")
    @CsvSource({"-1, 0", "0, 1"})
    void a_year_begins_at_midnight_in_paris_on_16_august(int seconds, int read) {
        room.write("ours");
        room.share("NOTEBOOK", "");
        var today = LocalDate.now(PARIS);
        var turn = today.withMonth(8).withDayOfMonth(16);
        var began = (today.isBefore(turn) ? turn.minusYears(1) : turn).atStartOfDay(PARIS);
        Database.execute(
                "update share set created_at = ?::timestamptz where code = ?",
                began.plusSeconds(seconds).toInstant().toString(),
                room.code());
        assertThat(new SharedReader(room.pupil()).pull()).hasSize(read);
    }

    @Test
    void last_years_shares_do_not_fill_a_class() {
        room.write("mine");
        room.shared(50);
        room.aYearPasses();
        assertThat(share(room)).isEqualTo(201);
    }

    @Test
    void shares_of_a_teacher_who_left_do_not_fill_a_class() {
        room.write("mine");
        room.shared(50);
        var successor = room.colleague();
        successor.write("the successor's");
        assertThat(share(successor)).isEqualTo(409);
        Classroom.place(room.teacher(), Pupil.OTHER_SCHOOL, "TEACHER", "x");
        assertThat(share(successor)).isEqualTo(201);
    }

    @Test
    void shares_that_a_reader_may_not_read_hide_none_that_they_may() {
        room.write("mine");
        room.shared(100);
        Database.execute("update share set work = 'another' where code = ?", room.code());
        room.shared(1);
        assertThat(new SharedReader(room.pupil()).pull()).hasSize(1);
    }

    @Test
    void shares_of_teachers_who_left_hide_none_of_those_who_are_there() {
        room.write("of one who left");
        room.shared(100);
        var colleague = room.colleague();
        String note = colleague.write("of one who is there");
        Classroom.place(room.teacher(), Pupil.OTHER_SCHOOL, "TEACHER", "x");
        colleague.share("NOTEBOOK", "");
        assertThat(new SharedReader(room.pupil()).pull())
                .singleElement()
                .matches(change -> change.get("id").asText().equals(note));
    }

    private static int share(Classroom room) {
        return room.desk().post(room.path(), room.wish("NOTEBOOK", "")).statusCode();
    }
}
