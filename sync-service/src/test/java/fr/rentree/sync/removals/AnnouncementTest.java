package fr.rentree.sync.removals;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.removals.LeftBehind.announced;
import static fr.rentree.sync.removals.LeftBehind.frozen;
import static fr.rentree.sync.removals.LeftBehind.notebook;
import static fr.rentree.sync.removals.LeftBehind.told;
import static fr.rentree.sync.removals.LeftBehind.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing goes unannounced, and nothing is announced because a file lacked somebody (I9).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AnnouncementTest {

    @Inject AnnouncementJob announcements;

    /// Other tests' notebooks are no concern of these plans.
    @BeforeEach
    void nothing_is_announced_yet() {
        Database.execute(
                "update notebook set frozen_at = null, frozen_reason = null, announced_at = null, removal_on = null");
    }

    @Test
    void what_a_campaign_froze_is_announced_once_the_deadline_has_passed_and_told() {
        var lapsed = frozen();
        var renewed = frozen().readingAt(Pupil.SCHOOL, "ACCESS_POINT_AND_SCHOOL");
        var recent = frozen();
        Database.execute("update notebook set school_year = 2500 where owner = ?", recent.person());
        var onlyExpired = frozen();
        Database.execute(
                "update notebook set frozen_at = null, frozen_reason = null where owner = ?",
                onlyExpired.person());

        announcements.announce();
        announcements.announce();

        assertThat(List.of(lapsed, renewed, recent, onlyExpired))
                .extracting(LeftBehind::announced)
                .containsExactly(true, false, false, false);
        await().until(() -> told("removal-announced", lapsed).size() == 1);
        var event = told("removal-announced", lapsed).getFirst();
        Contracts.assertValid("sync/notebook-removal-announced.v1", event.toString());
        var shown = notebook(lapsed);
        assertThat(shown.get("state").asText()).isEqualTo("FROZEN");
        assertThat(shown.get("removalOn").asText()).isEqualTo(event.get("removalOn").asText());
        assertThat(LocalDate.parse(shown.get("removalOn").asText()))
                .isAfterOrEqualTo(LocalDate.now().plusDays(89));
        assertThat(shown.get("cure").asText()).contains("supprimé");
    }

    @Test
    void a_notebook_whose_owner_a_file_lacked_is_neither_frozen_nor_announced() {
        var pupil = writer();
        Database.execute(
                "update person set status = 'LEFT', version = version + 1 where person = ?",
                pupil.person());
        Topics.publish(
                "identity.persons", pupil.person().toString(), "identity.person-updated.v1", null);
        await().until(() ->
                Database.queryLong("select count(*) from person where person = ?", pupil.person())
                        == 0);
        Database.execute("update notebook set school_year = 2020 where owner = ?", pupil.person());
        announcements.announce();
        assertThat(announced(pupil)).isFalse();
        assertThat(
                        Database.queryLong(
                                "select count(*) from document where owner = ? and doc is not null",
                                pupil.person()))
                .isEqualTo(2);
    }

    @Test
    void the_database_refuses_an_end_that_leaves_no_time() {
        var pupil = frozen();
        assertThatThrownBy(() ->
                        Database.execute(
                                "update notebook set announced_at = now(), removal_on = current_date where owner = ?",
                                pupil.person()))
                .hasStackTraceContaining("notebook_end_leaves_time");
    }
}
