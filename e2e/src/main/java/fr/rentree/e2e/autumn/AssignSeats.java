package fr.rentree.e2e.autumn;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Answer;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Population;
import fr.rentree.e2e.stage.ReadModels;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import fr.rentree.e2e.supplies.SchoolOrder;
import java.util.List;
import java.util.Map;

/// The officer of each school gives seats by population; the counters add up, and no seat is given
/// twice.
public final class AssignSeats implements Step {
    private static final String BATCHES = "/api/v1/assignments/batches";

    @Override
    public String title() {
        return "Assign seats";
    }

    @Override
    public String who() {
        return "the assignment officer of each school, through atrium (OIDC) and educonnect (SAML)";
    }

    @Override
    public void play(Year year) {
        for (var lycee : year.lycees()) {
            var officer = year.person(lycee, lycee.officer());
            var before = year.clock().millis();
            var seats =
                    assignLevels(officer, lycee)
                            + assignShelves(officer, lycee)
                            + assignTeacher(year, officer, lycee);
            year.screen()
                    .tell(
                            "%s: %d seats given in %d ms",
                            lycee.uai(), seats, year.clock().millis() - before);
            countersAddUp(officer, lycee);
        }
        var first = year.firstLycee();
        twiceGivesNothingMore(year, first);
        neverMoreThanOrdered(year, first);
        year.screen().see("/api/v1/assignments?school=" + first.uai());
        var agreed = new ReadModels(year.operator()).await();
        year.screen()
                .tell(
                        "%d read models equal their owners (%d rows)",
                        agreed.copies(), agreed.rows());
    }

    private static long assignLevels(Actor officer, Lycee lycee) {
        var given = 0L;
        for (var level : Level.values()) {
            var manuals =
                    List.of(
                            Catalogue.manualOf(Subject.MATHEMATICS, level),
                            Catalogue.manualOf(Subject.FRENCH, level));
            var population = Population.classes(lycee.divisionsAt(level));
            var lines =
                    batch(officer, lycee, manuals, population, "ALL_OR_NOTHING")
                            .expect(200)
                            .json()
                            .path("resources");
            for (var line : lines) {
                Check.same(
                        "seats of " + line.path("resource") + " given at " + lycee.uai(),
                        lycee.pupilsAt(level).size(),
                        line.path("added").asInt() + line.path("alreadyHeld").asInt());
                given += line.path("added").asLong();
            }
        }
        var english = List.of(SchoolOrder.lastYearManual());
        var secondes = Population.level(Level.SECONDE.programme());
        return given + added(batch(officer, lycee, english, secondes, "ALL_OR_NOTHING"));
    }

    private static long assignShelves(Actor officer, Lycee lycee) {
        var shelves = Catalogue.families();
        return added(batch(officer, lycee, shelves, Population.all("PUPIL"), "ALL_OR_NOTHING"))
                + added(
                        batch(
                                officer,
                                lycee,
                                shelves,
                                Population.all("TEACHER"),
                                "ALL_OR_NOTHING"));
    }

    /// One teacher works with the manual of the class, from a seat meant for teachers.
    private static long assignTeacher(Year year, Actor officer, Lycee lycee) {
        var manual = List.of(Catalogue.manualOf(Subject.MATHEMATICS, Level.SECONDE));
        var teacher = Population.person("TEACHER", year.roster().person(lycee.teacher()));
        return added(batch(officer, lycee, manual, teacher, "ALL_OR_NOTHING"));
    }

    private static void countersAddUp(Actor officer, Lycee lycee) {
        for (var subscription :
                officer.all("/api/v1/subscriptions?limit=500&school=" + lycee.uai())) {
            var counters = subscription.path("counters");
            if (counters.path("total").isNumber()) {
                Check.same(
                        "available of " + subscription.path("resource"),
                        counters.path("total").asLong() - counters.path("assigned").asLong(),
                        counters.path("available").asLong());
                Check.that(
                        counters.path("available").asLong() >= 0,
                        "no seat is given beyond those ordered");
            }
        }
    }

    private static void twiceGivesNothingMore(Year year, Lycee lycee) {
        var officer = year.person(lycee, lycee.officer());
        var manuals = List.of(Catalogue.manualOf(Subject.MATHEMATICS, Level.SECONDE));
        var again =
                batch(
                        officer,
                        lycee,
                        manuals,
                        Population.classes(lycee.divisionsAt(Level.SECONDE)),
                        "ALL_OR_NOTHING");
        var line = again.expect(200).json().path("resources").path(0);
        Check.same("seats given by the same batch again", 0, line.path("added").asInt());
        year.screen()
                .tell(
                        "the same batch again: 0 given, %s hold one already",
                        line.path("alreadyHeld"));
    }

    private static void neverMoreThanOrdered(Year year, Lycee lycee) {
        var officer = year.person(lycee, lycee.officer());
        var scarce = List.of(SchoolOrder.scarceManual());
        var secondes = Population.classes(lycee.divisionsAt(Level.SECONDE));
        var refusal = batch(officer, lycee, scarce, secondes, "ALL_OR_NOTHING");
        year.screen()
                .tell(
                        "too few seats: %s (%s missing)",
                        refusal.refusal(409, "no-seat-left"), missing(refusal.json()));
        var some =
                batch(officer, lycee, scarce, secondes, "AS_MANY_AS_POSSIBLE").expect(200).json();
        var line = some.path("resources").path(0);
        Check.same(
                "asked, as the sum of what became of it",
                line.path("asked").asInt(),
                line.path("added").asInt()
                        + line.path("alreadyHeld").asInt()
                        + line.path("refused").asInt());
        Check.same(
                "seats left of the scarce manual",
                0,
                line.path("counters").path("available").asInt());
        year.screen()
                .tell(
                        "as many as possible: %s given, %s left out",
                        line.path("added"), line.path("refused"));
    }

    private static JsonNode missing(JsonNode refusal) {
        return refusal.has("missing") ? refusal.path("missing") : refusal.findPath("missing");
    }

    private static long added(Answer batch) {
        var sum = 0L;
        for (var line : batch.expect(200).json().path("resources")) {
            sum += line.path("added").asLong();
        }
        return sum;
    }

    private static Answer batch(
            Actor officer,
            Lycee lycee,
            List<String> resources,
            Population population,
            String mode) {
        return officer.post(
                BATCHES,
                Map.of(
                        "school",
                        lycee.uai(),
                        "resources",
                        resources,
                        "population",
                        population,
                        "mode",
                        mode));
    }
}
