package fr.rentree.e2e.year;

import fr.rentree.e2e.autumn.ReaderApp;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Population;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The web reader, tried by Chromium as a pupil would; its tests are the gateway's own, in
/// JavaScript.
final class ReaderInBrowser {
    private static final List<String> BROWSERS =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final Path WEBUI = Path.of("../gateway/src/main/webui");
    private static final String WORK = Catalogue.workOf(Subject.FRENCH, Level.SECONDE);

    private final Year year;
    private final Pupil pupil;

    ReaderInBrowser(Year year) {
        this.year = year;
        var stay = year.firstLycee().identifiersIn(year.firstYear() + 1);
        this.pupil =
                year.firstLycee().pupilsAt(Level.SECONDE).stream()
                        .filter(it -> stay.contains(it.person().identifier()))
                        .toList()
                        .getLast();
        year.person(year.firstLycee(), identifier()).token();
    }

    static Optional<String> browser() {
        return BROWSERS.stream().filter(path -> Files.isExecutable(Path.of(path))).findFirst();
    }

    /// Runs one of the gateway's test files; what it printed is told when it fails.
    void run(String file) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("node", "--test", "--test-timeout=120000", "test/" + file)
                        .directory(WEBUI.toFile())
                        .redirectErrorStream(true);
        process.environment().putAll(environment());
        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes());
        if (running.waitFor() != 0) {
            throw new AssertionError(file + " failed:\n" + output);
        }
        System.out.println("      " + file + ": " + passed(output));
    }

    /// Writes more notes than the page lists at first, on another device and in another chapter.
    void writeElsewhere() {
        var lycee = year.firstLycee();
        var app = new ReaderApp(year.person(lycee, identifier()), year.clock(), "Tablette");
        for (int batch = 0; batch < 2; batch++) {
            for (int note = 1; note <= 60; note++) {
                app.write(new ReaderApp.Place(WORK, lycee.uai()), "Exercice " + note);
            }
            app.push();
        }
    }

    /// The officer takes the pupil's seat back; the notebook closes when the news has arrived.
    void takeTheSeatBack() {
        var lycee = year.firstLycee();
        var retrieval =
                Map.of(
                        "school", lycee.uai(),
                        "resource", Catalogue.manualOf(Subject.FRENCH, Level.SECONDE),
                        "population", Population.person("PUPIL", person()));
        var taken =
                year.person(lycee, lycee.officer())
                        .post("/api/v1/assignments/retrievals", retrieval)
                        .expect(200);
        if (taken.json().path("takenBack").asInt() != 1) {
            throw new AssertionError("no seat was taken back: " + taken.json());
        }
        var reader = year.person(lycee, identifier());
        Patience.of(Duration.ofMinutes(1))
                .await(
                        "the notebook to close",
                        () ->
                                reader.all("/api/v1/notebooks").stream()
                                        .filter(it -> it.path("work").asText().equals(WORK))
                                        .filter(it -> !it.path("state").asText().equals("OPEN"))
                                        .findFirst());
    }

    private String person() {
        return year.person(year.firstLycee(), identifier())
                .get("/api/v1/me")
                .expect(200)
                .json()
                .path("person")
                .asText();
    }

    private String identifier() {
        return pupil.person().identifier();
    }

    private Map<String, String> environment() {
        var lycee = year.firstLycee();
        return Map.of(
                "READER_GATEWAY", year.platform().gateway().toString(),
                "READER_PORTAL", lycee.accessPoint(),
                "READER_USER", identifier(),
                "READER_PASSWORD", Platform.passwordOf(identifier()),
                "READER_SCHOOL", lycee.uai(),
                "READER_WORK", WORK,
                "READER_PICTURES", Path.of("target/pictures").toAbsolutePath().toString(),
                "READER_CHROMIUM", browser().orElse(""));
    }

    private static String passed(String output) {
        return output.lines()
                .filter(line -> line.contains("pass "))
                .findFirst()
                .orElse("")
                .replaceAll("[^a-z0-9 ]", "")
                .strip();
    }
}
