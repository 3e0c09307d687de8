package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tablet is full, then lost: its access is cut, and nothing that it had sent is.
public final class LoseATablet implements Step {
    private static final String DEVICES = "/api/v1/devices/";
    private static final Duration FOUR_MONTHS = Duration.ofDays(122);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long HISTORY_BYTES = 184_320_000;

    @Override
    public String title() {
        return "Lose a tablet";
    }

    @Override
    public String who() {
        return "a pupil with a tablet and a computer";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var pupil = year.person(lycee, year.mover().person().identifier());
        var tablet = new ReaderApp(pupil, year.clock(), "Tablette");
        tablet.register();
        var maths =
                new ReaderApp.Place(
                        Catalogue.workOf(Subject.MATHEMATICS, Level.SECONDE), lycee.uai());
        tablet.write(maths, "Vecteurs : la relation de Chasles");
        tablet.write(maths, "À revoir avant le contrôle");
        tablet.push();
        tablet.pull();
        free(year, pupil, tablet);
        lose(year, pupil, tablet);
        goOn(year, pupil, tablet);
    }

    /// The tablet says what it stores, and is told what could go.
    private static void free(Year year, Actor pupil, ReaderApp tablet) {
        var address = DEVICES + tablet.device();
        var works =
                List.of(
                        manual(year, Subject.MATHEMATICS, Duration.ZERO),
                        manual(year, Subject.HISTORY, FOUR_MONTHS));
        pupil.put(address + "/storage", Map.of("works", works)).expect(204);
        var told = pupil.get(address + "/storage-advice").expect(200).json();
        Check.same("manuals that could go", 1, told.path("advice").size());
        Check.same("bytes that would be free", HISTORY_BYTES, told.path("freed").asLong());
        year.screen()
                .tell(
                        "what could go from the tablet: %s",
                        told.path("advice").path(0).path("words").path("fr").asText());
    }

    private static Map<String, Object> manual(Year year, Subject subject, Duration ago) {
        return Map.of(
                "work",
                Catalogue.workOf(subject, Level.SECONDE),
                "bytes",
                HISTORY_BYTES,
                "lastOpened",
                year.clock().instant().minus(ago).toString(),
                "unsent",
                0);
    }

    private static void lose(Year year, Actor pupil, ReaderApp tablet) {
        var session = pupil.offline();
        pupil.post(DEVICES + tablet.device() + "/loss", Map.of()).expect(204);
        var out = session.get("/api/v1/notebooks");
        year.screen().tell("the session on the tablet: %s", out.refusal(401, "sign-in-again"));
        signInAgain(pupil);
        var refused = pupil.get("/api/v1/sync/changes?device=" + tablet.device());
        year.screen().tell("the lost tablet: %s", refused.refusal(403, "device-cut"));
    }

    /// A sign-in counts by the second: one within that of the loss is of before.
    private static void signInAgain(Actor pupil) {
        Patience.of(LIMIT)
                .await(
                        "a sign-in from after the loss",
                        () ->
                                Optional.of(pupil.get("/api/v1/sync/configuration").status())
                                        .filter(status -> status == 200));
    }

    /// On a computer, which is also made to start over.
    private static void goOn(Year year, Actor pupil, ReaderApp tablet) {
        var computer = new ReaderApp(pupil, year.clock(), "Ordinateur");
        computer.register();
        computer.pull();
        Check.same("the notes of the lost tablet", tablet.notebook(), computer.notebook());
        pupil.post(DEVICES + computer.device() + "/reset", Map.of()).expect(202);
        var changes = "/api/v1/sync/changes?device=" + computer.device();
        var told = pupil.get(changes + "&since=" + Request.encode(computer.cursor()));
        year.screen()
                .tell("the computer, made to start over: %s", told.refusal(410, "device-reset"));
        var again = pupil.get(changes).expect(200).json().path("changes").size();
        year.screen().tell("all %d notes of the tablet are on the computer", again);
        Check.same("notes after a start over", computer.notebook().size(), again);
        year.screen().see("/api/v1/devices");
    }
}
