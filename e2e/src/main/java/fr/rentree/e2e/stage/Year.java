package fr.rentree.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.generator.Region;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of a school year: its schools, who acts in it, and what the steps leave for one another.
public final class Year {
    /// The territory of both simulated portals.
    public static final String TERRITORY = "REGION-FICTIVE";

    /// The portals as the realm of the local platform knows them, in the order of the generated
    /// ones.
    private static final List<String> ACCESS_POINTS = List.of("atrium", "educonnect");

    private static final int SCHOOLS = 3;
    private static final long SEED = 42;
    private static final int FIRST_MONTH = 8;
    private static final int FIRST_DAY = 16;

    private final Platform platform;
    private final Screen screen;
    private final Path folder;
    private final Clock clock;
    private final int run;
    private final Map<String, Actor> actors = new HashMap<>();
    private @Nullable Roster roster;
    private @Nullable Notes notes;
    private @Nullable EventCount eventsBefore;
    private final Map<Ent, JsonNode> waitingImports = new HashMap<>();
    private LocalDateTime lastStamp = LocalDateTime.MIN;

    public Year(Platform platform, Screen screen, Path folder, Clock clock, int run) {
        this.platform = platform;
        this.screen = screen;
        this.folder = folder;
        this.clock = clock;
        this.run = run;
    }

    public static Region regionOf(int run) {
        return new Region(SEED, 1 + (run - 1) * SCHOOLS, SCHOOLS);
    }

    public Platform platform() {
        return platform;
    }

    public Screen screen() {
        return screen;
    }

    public Clock clock() {
        return clock;
    }

    /// Where the files of this run are: those sent, and those received.
    public Path folder() {
        return folder;
    }

    public int run() {
        return run;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The time in the name of the next file sent: no two files have the same.
    LocalDateTime nextStamp() {
        var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        lastStamp = now.isAfter(lastStamp) ? now : lastStamp.plusSeconds(1);
        return lastStamp;
    }

    /// The calendar year in which the school year began that is under way.
    public int firstYear() {
        var today = today();
        var begun = !today.isBefore(LocalDate.of(today.getYear(), FIRST_MONTH, FIRST_DAY));
        return begun ? today.getYear() : today.getYear() - 1;
    }

    public String schoolYear() {
        return firstYear() + "-" + (firstYear() + 1);
    }

    public String nextSchoolYear() {
        return (firstYear() + 1) + "-" + (firstYear() + 2);
    }

    public List<Ent> ents() {
        return regionOf(run).ents();
    }

    public String accessPoint(Ent ent) {
        return ACCESS_POINTS.get(ent.rank() - 1);
    }

    /// The schools of this run as they are now: the first two behind one portal, the third behind
    /// the other.
    public List<Lycee> lycees() {
        return ents().stream().flatMap(this::lyceesOf).toList();
    }

    public Lycee firstLycee() {
        return lycees().getFirst();
    }

    public Lycee lastLycee() {
        return lycees().getLast();
    }

    public Actor operator() {
        return client("operations");
    }

    public Actor portal(Ent ent) {
        return client("ent-portal-" + accessPoint(ent));
    }

    public Actor client(String name) {
        return actors.computeIfAbsent(name, platform::client);
    }

    /// Somebody of a school, signed in through its portal.
    public Actor person(Lycee lycee, String identifier) {
        return actors.computeIfAbsent(identifier, it -> platform.person(lycee.accessPoint(), it));
    }

    public void remember(Roster people) {
        roster = people;
    }

    public void remember(Notes written) {
        notes = written;
    }

    public void remember(Ent ent, JsonNode waitingImport) {
        waitingImports.put(ent, waitingImport);
    }

    public void remember(EventCount before) {
        eventsBefore = before;
    }

    public JsonNode waitingImport(Ent ent) {
        return Objects.requireNonNull(
                waitingImports.get(ent), "the file was sent before this step");
    }

    public EventCount eventsBefore() {
        return Objects.requireNonNull(eventsBefore, "events are counted before the first step");
    }

    /// The pupil who takes notes, and stays.
    public Pupil reader() {
        return firstLycee().reader(today(), firstLycee().identifiersIn(firstYear() + 1));
    }

    /// A pupil who leaves at the end of the year.
    public Pupil leaver() {
        return firstLycee().leaver(firstLycee().identifiersIn(firstYear() + 1));
    }

    /// A pupil who will be at the second school next year.
    public Pupil mover() {
        return firstLycee().mover(lycees().get(1).identifiersIn(firstYear() + 1));
    }

    public Roster roster() {
        return Objects.requireNonNull(roster, "the people come before this step");
    }

    public Notes notes() {
        return Objects.requireNonNull(notes, "the notes are written before this step");
    }

    private Stream<Lycee> lyceesOf(Ent ent) {
        return ent.schoolsIn(firstYear()).map(it -> new Lycee(ent, it, accessPoint(ent)));
    }
}
