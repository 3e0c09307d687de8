package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Answer;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import fr.rentree.e2e.supplies.TabletDelivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A pupil has a manual on the tablet handed over and on two devices; a third is refused in words.
public final class DownloadManuals implements Step {
    private static final Duration NEWS_OF_THE_TABLET = Duration.ofMinutes(2);

    @Override
    public String title() {
        return "Download a manual";
    }

    @Override
    public String who() {
        return "a pupil, in the reader app";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var pupil = lycee.classOf("2NDE1").getFirst();
        var manual = Catalogue.manualOf(Subject.MATHEMATICS, pupil.level());
        var reader = year.person(lycee, pupil.person().identifier());
        var app = new App(reader, lycee.uai(), manual);
        var serial = TabletDelivery.serialNumbers(lycee.school()).getFirst();
        app.install("tablette", Optional.of(serial)).expect(201);
        Patience.of(NEWS_OF_THE_TABLET)
                .await("the tablet to be known as handed over", app::tabletIsKnown);
        var computer = app.install("ordinateur", Optional.empty()).expect(201);
        app.install("téléphone", Optional.empty()).expect(201);
        year.screen()
                .tell(
                        "a third device: %s",
                        app.install("console", Optional.empty()).refusal(409, "no-place-left"));
        var free = "/api/v1/downloads/" + computer.json().path("download").asText() + "?why=LOST";
        reader.send(Request.get(free).sending("DELETE", "application/json", new byte[0]))
                .expect(204);
        app.install("console", Optional.empty()).expect(201);
        var quota = app.quota();
        Check.same("devices besides the tablet", 2, quota.json().path("used").asInt());
        year.screen()
                .tell(
                        "%s: on the tablet and on %s devices, one of them in place of a lost one",
                        manual, quota.json().path("used"));
    }

    /// The reader app of one pupil, with one manual.
    private record App(Actor reader, String school, String manual) {

        private Answer install(String device, Optional<String> serialNumber) {
            var body =
                    new HashMap<String, Object>(
                            Map.of(
                                    "school", school,
                                    "resource", manual,
                                    "device", device,
                                    "name", device));
            serialNumber.ifPresent(number -> body.put("serialNumber", number));
            return reader.post("/api/v1/downloads", body);
        }

        private Answer quota() {
            return reader.get(
                            "/api/v1/downloads/quota?school="
                                    + school
                                    + "&resource="
                                    + Request.encode(manual))
                    .expect(200);
        }

        private Optional<Boolean> tabletIsKnown() {
            return Optional.of(quota().json().path("tablet").asBoolean()).filter(known -> known);
        }
    }
}
