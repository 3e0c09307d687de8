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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Notes on a whole platform on which a year was just played. It kills parts of that platform.
class NotesOnThePlatformTest {
    private static final String GATEWAY = "RENTREE_E2E_GATEWAY";

    @BeforeEach
    void only_on_a_running_platform() {
        Assumptions.assumeTrue(System.getenv(GATEWAY) != null, GATEWAY + " is not set");
    }

    @Test
    void what_twenty_devices_were_told_is_stored_survives_service_database_and_broker()
            throws Exception {
        var fire = new DevicesUnderFire(yearJustPlayed(), new PartKiller(home()));

        fire.writeAndCompare();

        assertThat(fire.killed()).isEqualTo(DevicesUnderFire.victims());
    }

    @Test
    void an_import_and_an_erasure_go_on_where_the_service_was_killed() {
        var jobs = new JobsUnderFire(yearJustPlayed(), new PartKiller(home()));

        jobs.importNotes();
        jobs.eraseThem();
    }

    @Test
    void a_pupil_highlights_goes_offline_and_takes_notes_away_in_a_real_browser() throws Exception {
        Assumptions.assumeTrue(
                ReaderInBrowser.browser().isPresent(),
                "NOT TESTED IN A BROWSER: install Chromium (Debian: apt install chromium)");
        var reader = new ReaderInBrowser(yearJustPlayed());
        reader.run("reader.test.mjs");
        reader.run("mishaps.test.mjs");
        reader.run("leaving.test.mjs");
        reader.writeElsewhere();
        reader.takeTheSeatBack();
        reader.run("closed.test.mjs");
    }

    private static Year yearJustPlayed() {
        var settings =
                Settings.from(
                        Map.of(
                                "RENTREE_PUBLIC_URL",
                                System.getenv(GATEWAY),
                                "RENTREE_HOME",
                                home().toString()));
        var platform = new Platform(settings, System.out::println);
        var run = new RunNumber(platform.client("operations")).next() - 1;
        return new Year(
                platform,
                new Screen(System.out, settings.gateway()),
                home().resolve("year").resolve("run-" + run),
                Clock.system(ZoneId.of("Europe/Paris")),
                run);
    }

    private static Path home() {
        return Path.of(System.getenv().getOrDefault("RENTREE_HOME", "../.rentree"));
    }
}
