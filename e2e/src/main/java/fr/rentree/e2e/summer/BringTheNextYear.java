package fr.rentree.e2e.summer;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.stage.Calendars;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Imports;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.ReadModels;
import fr.rentree.e2e.stage.Roster;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;

/// Imports resume: the waiting files are planned, their many leavers are held, and go only when
/// somebody says so.
public final class BringTheNextYear implements Step {

    @Override
    public String title() {
        return "Resume the imports";
    }

    @Override
    public String who() {
        return "the administrator";
    }

    @Override
    public void play(Year year) {
        new Calendars(year).open();
        var imports = new Imports(year);
        var plans =
                year.ents().stream()
                        .map(ent -> imports.await(year.waitingImport(ent), "PLANNED"))
                        .toList();
        for (var plan : plans) {
            plan.path("schools").forEach(school -> show(year, school));
        }
        for (var plan : plans) {
            var done = imports.approve(plan, true);
            year.screen().tell("%s applied, removals included", done.path("fileName").asText());
            year.screen().see(Imports.path(done));
        }
        year.lycees().forEach(lycee -> movedUp(year, lycee));
        var agreed = new ReadModels(year.operator()).await();
        year.screen()
                .tell(
                        "%d read models equal their owners (%d rows)",
                        agreed.copies(), agreed.rows());
    }

    private static void show(Year year, JsonNode school) {
        year.screen()
                .tell(
                        "plan of %s: %s arrive, %s move, %s change; %s leavers held: %s",
                        school.path("uai").asText(),
                        school.path("arrivals"),
                        school.path("moves"),
                        school.path("changes"),
                        school.path("heldLeavers"),
                        school.path("heldReason").asText());
        Check.that(
                school.path("heldLeavers").asInt() > 0,
                "so many leavers are held until somebody says so");
    }

    private static void movedUp(Year year, Lycee lycee) {
        var there = Roster.identifiersAt(year.operator(), lycee, "ACTIVE");
        Check.same(
                "the people of " + lycee.uai() + " next year",
                lycee.identifiersIn(year.firstYear() + 1),
                there);
        var left = Roster.identifiersAt(year.operator(), lycee, "LEFT");
        year.screen().tell("%s: %d people now, %d left", lycee.uai(), there.size(), left.size());
    }
}
