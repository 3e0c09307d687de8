package fr.rentree.e2e.year;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.e2e.client.Settings;
import fr.rentree.e2e.stage.Year;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs only on a platform that is up, as `./rentree test` does; elsewhere it says that it did not
/// run.
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
    void a_year_ends_well_when_every_service_is_killed_once_and_the_next_takes_other_schools() {
        var seed = System.nanoTime();
        System.out.println("The chance of this test has the seed " + seed);
        try (var killer = new ServiceKiller(home(), seed)) {
            var year = play(killer);
            assertThat(year.notes().documents()).isNotEmpty();
            assertThat(killer.killed())
                    .containsExactlyInAnyOrderElementsOf(ServiceKiller.victims());
            assertThat(new RunNumber(year.operator()).next()).isEqualTo(year.run() + 1);
        }
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
