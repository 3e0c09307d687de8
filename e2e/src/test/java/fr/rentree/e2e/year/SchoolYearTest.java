package fr.rentree.e2e.year;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.client.Settings;
import fr.rentree.e2e.stage.Screen;
import fr.rentree.e2e.stage.Year;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Runs only on a platform that is up, as `./rentree test` does; elsewhere it says that it did not
/// run.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchoolYearTest {
    private static final String GATEWAY = "RENTREE_E2E_GATEWAY";

    @BeforeAll
    static void there_is_a_platform() {
        if (System.getenv(GATEWAY) == null) {
            System.out.println(
                    "SKIPPED: the school year end to end. No platform: set "
                            + GATEWAY
                            + " and RENTREE_HOME, or run ./rentree test.");
        }
    }

    @BeforeEach
    void only_on_a_running_platform() {
        Assumptions.assumeTrue(System.getenv(GATEWAY) != null, GATEWAY + " is not set");
    }

    @Test
    @Order(1)
    void a_school_year_is_played_from_the_first_day_to_the_last() {
        assertThat(play(_ -> {}).notes().documents()).isNotEmpty();
    }

    @Test
    @Order(2)
    void
            it_is_played_again_with_other_schools_and_ends_the_same_when_every_service_is_killed_once() {
        var seed = System.nanoTime();
        System.out.println("The chance of this test has the seed " + seed);
        try (var killer = new ServiceKiller(home(), seed)) {
            var year = play(killer);
            assertThat(year.run()).isGreaterThan(1);
            assertThat(year.notes().documents()).isNotEmpty();
            assertThat(killer.killed())
                    .containsExactlyInAnyOrderElementsOf(ServiceKiller.victims());
        }
    }

    @Test
    @Order(3)
    void what_twenty_devices_were_told_is_stored_survives_service_database_and_broker()
            throws Exception {
        var year = yearJustPlayed();
        var fire = new DevicesUnderFire(year, new PartKiller(home()));

        fire.writeAndCompare();

        assertThat(fire.killed()).isEqualTo(DevicesUnderFire.victims());
    }

    @Test
    @Order(4)
    void a_pupil_highlights_goes_offline_and_takes_notes_away_in_a_real_browser() throws Exception {
        Assumptions.assumeTrue(
                ReaderInBrowser.browser().isPresent() || "true".equals(System.getenv("CI")),
                "NOT TESTED IN A BROWSER: install Chromium (Debian: apt install chromium)");
        var reader = new ReaderInBrowser(yearJustPlayed());
        reader.run("reader.test.mjs");
        reader.takeTheSeatBack();
        reader.run("closed.test.mjs");
    }

    private static Year yearJustPlayed() {
        var platform = new Platform(settings(), System.out::println);
        var run = new RunNumber(platform.client("operations")).next() - 1;
        return new Year(
                platform,
                new Screen(System.out, settings().gateway()),
                home().resolve("year").resolve("run-" + run),
                Clock.system(ZoneId.of("Europe/Paris")),
                run);
    }

    private static Year play(SchoolYearPlayer.Onlooker onlooker) {
        return new SchoolYearPlayer(settings(), System.out).play(onlooker);
    }

    private static Settings settings() {
        var environment =
                Map.of(
                        "RENTREE_PUBLIC_URL",
                        System.getenv(GATEWAY),
                        "RENTREE_HOME",
                        home().toString());
        return Settings.from(environment);
    }

    private static Path home() {
        return Path.of(System.getenv().getOrDefault("RENTREE_HOME", "../.rentree"));
    }
}
