package fr.rentree.rollover.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// I6, as far as it is ours: a window is closed from its minute on, and everybody is told.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class WindowTest {

    private static final int HOUR = 3600;

    @Inject WindowTick tick;
    @Inject WindowRepository windows;

    @Test
    void a_window_closes_when_the_clock_of_the_database_says_so() {
        var territory = Territory.withSchools(2);
        territory.calendar(-1, HOUR);

        tick();

        assertThat(territory.schools())
                .allSatisfy(uai -> assertThat(state(uai)).isEqualTo("CLOSED"));
    }

    @Test
    void a_window_opens_when_its_time_has_come() {
        var territory = Territory.withSchools(1);
        territory.calendar(-HOUR, HOUR);
        tick();
        territory.calendar(-HOUR, -1);

        tick();

        assertThat(state(territory.school())).isEqualTo("OPEN");
    }

    @Test
    void a_closing_is_announced_while_the_window_is_still_open() {
        var territory = Territory.withSchools(1);
        territory.calendar(HOUR, null);

        tick();

        assertThat(state(territory.school())).isEqualTo("OPEN");
        assertThat(closedFrom(territory.school())).isTrue();
    }

    @Test
    void a_school_that_appears_later_gets_the_window_of_its_territory() {
        var territory = Territory.withSchools(1);
        territory.calendar(-1, null);
        tick();
        var late = Territory.newUai();
        territory.add(late);

        tick();

        assertThat(state(late)).isEqualTo("CLOSED");
    }

    @Test
    void a_school_that_moves_to_a_territory_without_calendar_is_open_again() {
        var territory = Territory.withSchools(1);
        territory.calendar(-1, null);
        tick();
        Database.execute(
                "update establishment set territory = 'REGION-CALME' where uai = ?",
                territory.school().value());

        tick();

        assertThat(state(territory.school())).isEqualTo("OPEN");
    }

    @Test
    void nothing_is_said_while_nothing_changes() {
        var territory = Territory.withSchools(3);
        territory.calendar(-1, HOUR);
        tick();

        assertThat(Tenancy.platformWide(tick::run)).isZero();
        assertThat(version(territory.school())).isEqualTo(1);
    }

    @Test
    void every_change_is_published_with_a_growing_version_as_promised() {
        var territory = Territory.withSchools(1);
        territory.calendar(-HOUR, HOUR);
        tick();
        territory.calendar(-HOUR, -1);
        tick();

        await().untilAsserted(() -> assertThat(published(territory.school())).hasSize(2));

        var states = published(territory.school());
        assertThat(states)
                .allSatisfy(json -> Contracts.assertValid("rollover/import-window.v1", json));
        assertThat(states.getFirst()).contains("\"version\" : 1", "CLOSED");
        assertThat(states.getLast()).contains("\"version\" : 2", "OPEN");
    }

    @Test
    void a_removed_school_is_forgotten_and_its_consumers_are_told() {
        var territory = Territory.withSchools(1);
        territory.calendar(-1, null);
        tick();
        Database.execute("delete from establishment where uai = ?", territory.school().value());

        tick();

        await().untilAsserted(
                        () -> assertThat(messages(territory.school()).getLast().json()).isNull());
    }

    @Test
    void while_one_replica_leads_the_others_pass() {
        var territory = Territory.withSchools(1);
        territory.calendar(-1, null);

        int toldByTheOther =
                Tenancy.platformWide(() ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> {
                                    assertThat(windows.lead()).isTrue();
                                    return QuarkusTransaction.requiringNew().call(tick::run);
                                }));

        assertThat(toldByTheOther).isZero();
    }

    @Test
    void two_ticks_at_once_tell_each_school_once() throws Exception {
        var territory = Territory.withSchools(40);
        territory.calendar(-1, HOUR);
        Callable<Integer> work = () -> Tenancy.platformWide(tick::run);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var told : threads.invokeAll(List.of(work, work, work, work))) {
                told.get();
            }
        }

        assertThat(
                        Database.queryLong(
                                "select count(*) from import_window where territory = ? and version = 1",
                                territory.name()))
                .isEqualTo(40);
    }

    private void tick() {
        Tenancy.platformWide(tick::run);
    }

    private static String state(Uai uai) {
        return Database.queryString("select state from import_window where uai = ?", uai.value());
    }

    private static long version(Uai uai) {
        return Database.queryLong("select version from import_window where uai = ?", uai.value());
    }

    private static boolean closedFrom(Uai uai) {
        return Database.queryLong(
                        "select count(*) from import_window where uai = ? and closed_from > now()",
                        uai.value())
                == 1;
    }

    private static List<String> published(Uai uai) {
        return messages(uai).stream().map(m -> Objects.requireNonNull(m.json())).toList();
    }

    private static List<TopicRecord> messages(Uai uai) {
        return Topics.read("rollover.windows").stream()
                .filter(message -> message.key().equals(uai.value()))
                .toList();
    }
}
