package fr.rentree.e2e.autumn;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.archive.Defect;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Imports;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.ReadModels;
import fr.rentree.e2e.stage.Roster;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.util.ArrayList;

/// Each portal sends its archive; the plan is shown, approved, applied, and everybody else hears of
/// it.
public final class BringThePeople implements Step {

    @Override
    public String title() {
        return "Bring the people";
    }

    @Override
    public String who() {
        return "two ENT portals; the administrator approves";
    }

    @Override
    public void play(Year year) {
        var imports = new Imports(year);
        var planned = new ArrayList<JsonNode>();
        for (var ent : year.ents()) {
            planned.add(
                    imports.await(imports.send(ent, year.firstYear(), defects(ent)), "PLANNED"));
        }
        planned.forEach(plan -> show(year, plan));
        planned.forEach(plan -> applied(year, imports.approve(plan, false)));
        rejections(year, planned.getLast());
        year.lycees().forEach(lycee -> everybodyIsThere(year, lycee));
        var agreed = new ReadModels(year.operator()).await();
        year.screen()
                .tell(
                        "%d read models equal their owners (%d rows)",
                        agreed.copies(), agreed.rows());
        year.screen().see("/api/v1/licence/operations/read-models");
        year.remember(Roster.read(year.operator(), year.lycees()));
    }

    /// The second portal's archive has one bad record, which must not stop the others.
    private static Defect[] defects(Ent ent) {
        return ent.rank() == 1 ? new Defect[0] : new Defect[] {Defect.UNKNOWN_PERSON};
    }

    private static void show(Year year, JsonNode plan) {
        for (var school : plan.path("schools")) {
            year.screen()
                    .tell(
                            "plan of %s: %s arrive, %s leave, %s move, %s change",
                            school.path("uai").asText(),
                            school.path("arrivals"),
                            school.path("leavers"),
                            school.path("moves"),
                            school.path("changes"));
        }
    }

    private static void applied(Year year, JsonNode done) {
        var counts = done.path("counts");
        var sum =
                counts.path("applied").asLong()
                        + counts.path("unchanged").asLong()
                        + counts.path("held").asLong()
                        + counts.path("rejected").asLong();
        year.screen()
                .tell(
                        "%s applied: %s read = %s applied + %s unchanged + %s held + %s rejected",
                        done.path("fileName").asText(),
                        counts.path("read"),
                        counts.path("applied"),
                        counts.path("unchanged"),
                        counts.path("held"),
                        counts.path("rejected"));
        Check.same("read, as the sum of what became of it", counts.path("read").asLong(), sum);
        year.screen().see(Imports.path(done));
    }

    private static void rejections(Year year, JsonNode oneImport) {
        var rejected = year.operator().all(Imports.path(oneImport) + "/rejections");
        Check.same("rejected records", 1, rejected.size());
        var line = rejected.getFirst();
        year.screen()
                .tell(
                        "one bad record set aside, the rest goes on: %s line %s: %s %s",
                        line.path("file").asText(),
                        line.path("line"),
                        line.path("message").asText(),
                        line.path("remedy").asText());
    }

    private static void everybodyIsThere(Year year, Lycee lycee) {
        var there = Roster.identifiersAt(year.operator(), lycee, "ACTIVE");
        Check.same("the people of " + lycee.uai(), lycee.identifiersIn(year.firstYear()), there);
        year.screen().tell("%s %s: %d people", lycee.uai(), lycee.school().name(), there.size());
    }
}
