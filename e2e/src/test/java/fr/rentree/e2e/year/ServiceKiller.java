package fr.rentree.e2e.year;

import fr.rentree.e2e.stage.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Kills each part of the platform once, without warning, shortly after a step began that chance
/// chose.
final class ServiceKiller implements SchoolYearPlayer.Onlooker, AutoCloseable {
    private static final List<String> VICTIMS =
            List.of(
                    "identity",
                    "licence",
                    "distribution",
                    "sync",
                    "rollover",
                    "gateway",
                    "keycloak");
    private static final int STEPS = 17;
    private static final int LATEST_MILLIS = 2_000;

    private final PartKiller parts;
    private final Random chance;
    private final Map<Integer, List<String>> plan = new HashMap<>();
    private final List<String> killed = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private int step;

    ServiceKiller(Path home, long seed) {
        parts = new PartKiller(home);
        chance = new Random(seed);
        VICTIMS.forEach(
                it -> plan.computeIfAbsent(chance.nextInt(STEPS), _ -> new ArrayList<>()).add(it));
    }

    @Override
    public void before(Step next) {
        for (var victim : plan.getOrDefault(step++, List.of())) {
            var delay = chance.nextInt(LATEST_MILLIS);
            System.out.printf("      † %s is killed %d ms into this step%n", victim, delay);
            later.schedule(() -> kill(victim), delay, TimeUnit.MILLISECONDS);
        }
    }

    /// Those that were there to be killed.
    List<String> killed() {
        return List.copyOf(killed);
    }

    static List<String> victims() {
        return VICTIMS;
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private void kill(String part) {
        if (parts.kill(part)) {
            killed.add(part);
        }
    }
}
