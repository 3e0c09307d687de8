package fr.rentree.e2e.year;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.e2e.autumn.ReaderApp;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.EventCount;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Four pupils with five devices each write at once while parts of the platform are killed; then
/// every device must hold every note that any of them was told is stored, once.
final class DevicesUnderFire {
    private static final int PUPILS = 4;
    private static final int DEVICES = 5;
    private static final int PUSHES = 12;
    private static final int NOTES = 8;

    /// Sync is also the relay of its events; without PostgreSQL and Kafka it must wait, not lose.
    private static final List<String> VICTIMS = List.of("sync", "postgres", "kafka", "sync");

    private final Year year;
    private final PartKiller parts;
    private final AtomicInteger pushes = new AtomicInteger();
    private final List<String> killed = new ArrayList<>();

    /// What one pupil's devices were told is stored.
    private record Pupil(List<ReaderApp> devices, Set<String> stored) {}

    DevicesUnderFire(Year year, PartKiller parts) {
        this.year = year;
        this.parts = parts;
    }

    List<String> killed() {
        return killed;
    }

    static List<String> victims() {
        return VICTIMS;
    }

    void writeAndCompare() throws Exception {
        var pupils = pupils();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (var pupil : pupils) {
                pupil.devices().forEach(device -> work.add(() -> write(pupil, device)));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        pupils.forEach(DevicesUnderFire::compare);
        everyEventWentOut();
    }

    private List<Pupil> pupils() {
        var lycee = year.firstLycee();
        var stay = lycee.identifiersIn(year.firstYear() + 1);
        return lycee.pupilsAt(Level.SECONDE).stream()
                .filter(pupil -> stay.contains(pupil.person().identifier()))
                .limit(PUPILS)
                .map(pupil -> year.person(lycee, pupil.person().identifier()))
                .map(this::pupil)
                .toList();
    }

    private Pupil pupil(Actor actor) {
        actor.token();
        var devices = new ArrayList<ReaderApp>();
        for (var device = 1; device <= DEVICES; device++) {
            devices.add(new ReaderApp(actor, year.clock(), "Appareil " + device));
        }
        return new Pupil(devices, new HashSet<>());
    }

    private Void write(Pupil pupil, ReaderApp device) {
        var lycee = year.firstLycee();
        var maths =
                new ReaderApp.Place(
                        Catalogue.workOf(Subject.MATHEMATICS, Level.SECONDE), lycee.uai());
        for (var push = 1; push <= PUSHES; push++) {
            var written = new ArrayList<String>();
            for (var note = 1; note <= NOTES; note++) {
                written.add(device.write(maths, "Note " + push + "." + note));
            }
            assertThat(device.push()).isEqualTo(Map.of("applied", NOTES));
            synchronized (pupil) {
                pupil.stored().addAll(written);
            }
            killWhenItIsTime();
        }
        return null;
    }

    /// After each fifth of the pushes the next part is killed, in the middle of those of the
    /// others.
    private synchronized void killWhenItIsTime() {
        var all = PUPILS * DEVICES * PUSHES;
        var due = pushes.incrementAndGet() * (VICTIMS.size() + 1) / all;
        if (due > killed.size() && killed.size() < VICTIMS.size()) {
            var victim = VICTIMS.get(killed.size());
            System.out.printf("      † %s is killed after %d pushes%n", victim, pushes.get());
            if (parts.kill(victim)) {
                killed.add(victim);
            }
        }
    }

    private static void compare(Pupil pupil) {
        for (var device : pupil.devices()) {
            device.pull();
            assertThat(device.notebook().keySet()).containsAll(pupil.stored());
            assertThat(device.revisions(pupil.stored())).containsOnly(1L);
        }
        var first = pupil.devices().getFirst().notebook();
        assertThat(pupil.devices()).allMatch(device -> device.notebook().equals(first));
        System.out.printf(
                "      %d notes told as stored are there, once each%n", pupil.stored().size());
    }

    private void everyEventWentOut() {
        Patience.of(Duration.ofMinutes(2))
                .await(
                        "every event to be published",
                        () -> {
                            var events = EventCount.read(year.operator());
                            return events.pending() == 0 && events.parked() == 0
                                    ? Optional.of(events)
                                    : Optional.empty();
                        });
    }
}
