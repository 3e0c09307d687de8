package fr.rentree.e2e.year;

import fr.rentree.e2e.autumn.AssignSeats;
import fr.rentree.e2e.autumn.BringThePeople;
import fr.rentree.e2e.autumn.CertifyTheList;
import fr.rentree.e2e.autumn.DelegateAClerk;
import fr.rentree.e2e.autumn.DownloadManuals;
import fr.rentree.e2e.autumn.HandOverTablets;
import fr.rentree.e2e.autumn.LookAfterNotes;
import fr.rentree.e2e.autumn.LoseATablet;
import fr.rentree.e2e.autumn.OpenTheManuals;
import fr.rentree.e2e.autumn.OpenTheYear;
import fr.rentree.e2e.autumn.OrderByFile;
import fr.rentree.e2e.autumn.OrderManuals;
import fr.rentree.e2e.autumn.RefuseABadFile;
import fr.rentree.e2e.autumn.ServeClientsOfTheGar;
import fr.rentree.e2e.autumn.ShareAPath;
import fr.rentree.e2e.autumn.UndoAnAct;
import fr.rentree.e2e.autumn.WriteNotes;
import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.client.Settings;
import fr.rentree.e2e.client.UnexpectedException;
import fr.rentree.e2e.stage.EventCount;
import fr.rentree.e2e.stage.Screen;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.summer.AdministerNotes;
import fr.rentree.e2e.summer.BringTheNextYear;
import fr.rentree.e2e.summer.CloseTheWindow;
import fr.rentree.e2e.summer.CountTheEvents;
import fr.rentree.e2e.summer.FindLastYearsNotes;
import fr.rentree.e2e.summer.RunTheCampaign;
import fr.rentree.e2e.summer.TakeNotesAlong;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// Plays a whole school year on a running platform: `./rentree year`.
public final class SchoolYearPlayer {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Settings settings;
    private final Screen screen;

    public SchoolYearPlayer(Settings settings, PrintStream out) {
        this.settings = settings;
        screen = new Screen(out, settings.gateway());
    }

    public static void main(String... arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new SchoolYearPlayer(Settings.from(System.getenv(), arguments), out).play(_ -> {});
        } catch (UnexpectedException e) {
            out.println();
            out.println("The year stops here. " + e.getMessage());
            System.exit(1);
        }
    }

    /// Somebody told before each step, for example to kill a service then.
    public interface Onlooker {
        void before(Step step);
    }

    /// Plays one more year, with schools that the platform has not seen.
    public Year play(Onlooker onlooker) {
        var start = System.nanoTime();
        var platform = new Platform(settings, screen::waits);
        var run = new RunNumber(platform.client("operations")).next();
        var folder = settings.home().resolve("year").resolve("run-" + run);
        var year = new Year(platform, screen, folder, Clock.system(PARIS), run);
        screen.title(
                "The school year "
                        + year.schoolYear()
                        + ", run "
                        + run
                        + ": everybody in it is invented");
        year.remember(EventCount.read(year.operator()));
        var number = 0;
        for (var step : steps()) {
            onlooker.before(step);
            play(++number, step, year);
        }
        screen.plain("");
        screen.plain(
                "The year was played in "
                        + seconds(start)
                        + " s. Play it again: it takes new schools.");
        screen.plain("To ask by hand: " + TokenHint.command(settings));
        return year;
    }

    private void play(int number, Step step, Year year) {
        var start = System.nanoTime();
        screen.step(number, step);
        step.play(year);
        screen.took(Duration.ofNanos(System.nanoTime() - start));
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private static List<Step> steps() {
        return List.of(
                new OpenTheYear(),
                new RefuseABadFile(),
                new BringThePeople(),
                new DelegateAClerk(),
                new OrderManuals(),
                new OrderByFile(),
                new AssignSeats(),
                new UndoAnAct(),
                new OpenTheManuals(),
                new ServeClientsOfTheGar(),
                new HandOverTablets(),
                new DownloadManuals(),
                new CertifyTheList(),
                new WriteNotes(),
                new LookAfterNotes(),
                new LoseATablet(),
                new ShareAPath(),
                new CloseTheWindow(),
                new BringTheNextYear(),
                new RunTheCampaign(),
                new FindLastYearsNotes(),
                new TakeNotesAlong(),
                new AdministerNotes(),
                new CountTheEvents());
    }
}
