package fr.rentree.e2e.summer;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Population;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Notes of a manual whose publisher binds them to a school follow its pupil on request.
public final class TakeNotesAlong implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NOTEBOOKS = "/api/v1/notebooks";

    @Override
    public String title() {
        return "Take notes along";
    }

    @Override
    public String who() {
        return "a pupil who moved to another school, and its assignment officer";
    }

    @Override
    public void play(Year year) {
        var before = year.firstLycee();
        var pupil = year.person(before, year.mover().person().identifier());
        var now = year.lycees().get(1);
        assign(year, now);
        var closed = await(pupil, before, "OTHER_SCHOOL");
        year.screen().tell("the notebook of the former school: %s", closed.path("cure").asText());
        var taken = transfer(pupil, closed.path("notebook").asText(), now);
        Check.same("notes taken along", closed.path("live").asInt(), taken.path("notes").asInt());
        var open = pupil.get(NOTEBOOKS + "/" + taken.path("notebook").asText()).expect(200).json();
        Check.same("the school of the notebook", now.uai(), open.path("school").asText());
        Check.same("its state", "OPEN", open.path("state").asText());
        year.screen().tell("%d notes went along to %s", taken.path("notes").asInt(), now.uai());
        year.screen().see(NOTEBOOKS);
    }

    /// The seat is told by an event, which may be on its way.
    private static JsonNode transfer(Actor pupil, String notebook, Lycee lycee) {
        var address = NOTEBOOKS + "/" + notebook + "/transfers";
        var wish = Map.of("school", lycee.uai());
        return Patience.of(LIMIT)
                .await(
                        "the seat at " + lycee.uai() + " to open a notebook",
                        () ->
                                Optional.of(pupil.post(address, wish).expect(200, 409))
                                        .filter(answer -> answer.status() == 200))
                .json();
    }

    /// One of the seats that the new school has left.
    private static void assign(Year year, Lycee lycee) {
        var person = year.roster().person(year.mover().person().identifier());
        var batch =
                Map.of(
                        "school",
                        lycee.uai(),
                        "resources",
                        List.of(Catalogue.manualOf(Subject.MATHEMATICS, Level.SECONDE)),
                        "population",
                        Population.person("PUPIL", person),
                        "mode",
                        "ALL_OR_NOTHING");
        year.person(lycee, lycee.officer()).post("/api/v1/assignments/batches", batch).expect(200);
    }

    private static JsonNode await(Actor pupil, Lycee lycee, String reason) {
        return Patience.of(LIMIT)
                .await(
                        "the notebook at " + lycee.uai() + " to be closed: " + reason,
                        () ->
                                pupil.all(NOTEBOOKS).stream()
                                        .filter(it ->
                                                it.path("school").asText().equals(lycee.uai()))
                                        .filter(it -> it.path("reason").asText().equals(reason))
                                        .findFirst());
    }
}
