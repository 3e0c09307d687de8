package fr.rentree.sync.removals;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.removals.LeftBehind.announced;
import static fr.rentree.sync.removals.LeftBehind.frozen;
import static fr.rentree.sync.removals.LeftBehind.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A school's own deadline decides from when its notebooks are announced (I9).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SchoolDeadlineTest {

    /// The year that [LeftBehind#frozen] leaves behind: its usual deadline passed long ago.
    private static final String YEAR = "2020-2021";

    private static final LocalDate FAR = LocalDate.of(2999, 10, 1);

    @Inject AnnouncementJob announcements;

    /// Other tests' notebooks are no concern of these plans.
    @BeforeEach
    void nothing_is_announced_yet() {
        Database.execute(
                "update notebook set frozen_at = null, frozen_reason = null, announced_at = null, removal_on = null");
    }

    @Test
    void a_school_with_a_later_deadline_is_not_announced_before_it_and_the_others_are() {
        tell("0000201A", 1, FAR);
        var waiting = frozenAt("0000201A");
        var usual = frozenAt("0000202B");

        announcements.announce();

        assertThat(announced(waiting)).isFalse();
        assertThat(announced(usual)).isTrue();
    }

    @Test
    void on_the_day_of_its_deadline_a_school_is_announced_whatever_is_usual() {
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        var closing = SchoolYear.of(today).previous();
        tell("0000203C", closing.toString(), 1, today);
        tell("0000204D", closing.toString(), 1, today.plusDays(1));
        var due = frozenAt("0000203C");
        var early = frozenAt("0000204D");
        Database.execute(
                "update notebook set school_year = ? where frozen_at is not null",
                closing.firstYear());
        var usual = frozenAt("0000205E");
        Database.execute("update notebook set school_year = 2990 where owner = ?", usual.person());

        announcements.announce();

        assertThat(announced(due)).isTrue();
        assertThat(announced(early)).isFalse();
        assertThat(announced(usual)).isFalse();
    }

    @Test
    void a_deadline_holds_for_its_own_year_only() {
        tell("0000206F", "2019-2020", 1, FAR);
        var pupil = frozenAt("0000206F");

        announcements.announce();

        assertThat(announced(pupil)).isTrue();
    }

    @Test
    void a_school_whose_deadline_is_withdrawn_follows_the_usual_one() {
        tell("0000209J", 1, FAR);
        var pupil = frozenAt("0000209J");
        Topics.publish(
                "rollover.deadlines", "0000209J/" + YEAR, "rollover.carry-over-deadline.v1", null);
        await().until(() -> kept("0000209J").isEmpty());

        announcements.announce();

        assertThat(announced(pupil)).isTrue();
    }

    @Test
    void a_deadline_that_moves_takes_no_announcement_back_and_shortens_no_notice() {
        tell("0000210K", 1, LocalDate.of(2021, 10, 1));
        var pupil = frozenAt("0000210K");
        announcements.announce();
        var removalOn = removalOn(pupil);

        tell("0000210K", 2, FAR);
        announcements.announce();
        assertThat(removalOn(pupil)).isEqualTo(removalOn);

        tell("0000210K", 3, LocalDate.of(2021, 9, 1));
        announcements.announce();
        assertThat(removalOn(pupil)).isEqualTo(removalOn);
        await().until(() -> !told("removal-announced", pupil).isEmpty());
        assertThat(told("removal-announced", pupil)).hasSize(1);
        assertThat(told("removal-cancelled", pupil)).isEmpty();
    }

    private static Pupil frozenAt(String school) {
        var pupil = frozen();
        Database.execute("update notebook set school = ? where owner = ?", school, pupil.person());
        return pupil;
    }

    private static String removalOn(Pupil pupil) {
        return Database.queryString(
                "select removal_on from notebook where owner = ? and announced_at is not null",
                pupil.person());
    }

    /// Published as rollover-service does, and heard.
    private static void tell(String school, int version, LocalDate day) {
        tell(school, YEAR, version, day);
    }

    private static void tell(String school, String year, int version, LocalDate day) {
        publish(school, year, version, day);
        await().until(() -> kept(school).equals("v" + version + " " + day));
    }

    private static void publish(String school, String year, int version, LocalDate day) {
        var state = (ObjectNode) json(Contracts.example("rollover/carry-over-deadline.v1"));
        state.put("uai", school).put("schoolYear", year);
        state.put("version", version).put("notesKeptUntil", day.toString());
        Topics.publish(
                "rollover.deadlines",
                school + "/" + year,
                "rollover.carry-over-deadline.v1",
                state.toString());
    }

    private static String kept(String school) {
        return String.join(
                "",
                Database.queryStrings(
                        "select 'v' || version || ' ' || notes_kept_until from carry_over_deadline where school = ?",
                        school));
    }
}
