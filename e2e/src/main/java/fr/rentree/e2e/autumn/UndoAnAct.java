package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Population;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.SchoolOrder;
import java.util.List;
import java.util.Map;

/// An officer is shown what a batch would do, gives it, and takes the mistake back in one go.
public final class UndoAnAct implements Step {
    private static final String ASSIGNMENTS = "/api/v1/assignments";

    @Override
    public String title() {
        return "Look first, and undo a mistake";
    }

    @Override
    public String who() {
        return "the assignment officer of the first school";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var officer = year.person(lycee, lycee.officer());
        undo(year, officer, lycee);
        advice(year, officer, lycee);
        journal(year, lycee);
    }

    /// The last act gave the few seats of a manual to the wrong ones: all of them come back.
    private static void undo(Year year, Actor officer, Lycee lycee) {
        var last = officer.get(ASSIGNMENTS + "/undo?school=" + lycee.uai()).expect(200).json();
        int seats = last.path("seats").asInt();
        var request = Map.of("school", lycee.uai(), "act", last.at("/act/act").asText());
        officer.post(ASSIGNMENTS + "/undo", request).expect(200);
        var batch =
                Map.of(
                        "school", lycee.uai(),
                        "resources", List.of(SchoolOrder.scarceManual()),
                        "population", Population.level(Level.SECONDE.programme()),
                        "mode", "AS_MANY_AS_POSSIBLE",
                        "origin", "BY_RESOURCE");
        var preview = officer.post(ASSIGNMENTS + "/previews", batch).expect(200).json();
        Check.same(
                "seats free again", seats, preview.at("/resources/0/counters/available").asInt());
        var given = officer.post(ASSIGNMENTS + "/batches", batch).expect(200).json();
        Check.same("seats given anew", seats, given.at("/resources/0/added").asInt());
        year.screen()
                .tell(
                        "%d seats undone in one go; the preview shows them free, and they are given"
                                + " anew",
                        seats);
    }

    private static void advice(Year year, Actor officer, Lycee lycee) {
        var alerts = officer.all(ASSIGNMENTS + "/advice/alerts?school=" + lycee.uai());
        var classes = officer.all(ASSIGNMENTS + "/advice/classes?limit=500&school=" + lycee.uai());
        Check.that(!classes.isEmpty(), "the classes of " + lycee.uai() + " are counted");
        alerts.stream()
                .limit(2)
                .forEach(alert ->
                        year.screen()
                                .tell(
                                        "alert %s: %s",
                                        alert.path("kind").asText(),
                                        alert.path("message").asText()));
        year.screen().see(ASSIGNMENTS + "/advice/alerts?school=" + lycee.uai());
    }

    private static void journal(Year year, Lycee lycee) {
        var check =
                year.operator()
                        .post(ASSIGNMENTS + "/journal/checks?school=" + lycee.uai(), Map.of())
                        .expect(200)
                        .json();
        year.screen().tell("the journal, replayed, gives the counters: %s", check);
    }
}
