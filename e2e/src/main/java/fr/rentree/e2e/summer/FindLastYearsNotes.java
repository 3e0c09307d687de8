package fr.rentree.e2e.summer;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import java.time.Duration;
import java.util.Optional;

/// The pupil who stays finds the notes, byte for byte; the one who left finds the door closed.
public final class FindLastYearsNotes implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String title() {
        return "Find last year's notes";
    }

    @Override
    public String who() {
        return "the pupil who wrote them, and one who left";
    }

    @Override
    public void play(Year year) {
        licencesAreRenewed(year);
        var lycee = year.firstLycee();
        var pupil = year.person(lycee, year.reader().person().identifier());
        var maths =
                notebook(
                        pupil,
                        Catalogue.workOf(Subject.MATHEMATICS, Level.SECONDE),
                        year.nextSchoolYear());
        year.screen()
                .tell(
                        "the notebook of maths is %s, of %s",
                        maths.path("state").asText(), maths.path("schoolYear").asText());
        Check.same("the notebook of a renewed manual", "OPEN", maths.path("state").asText());
        var again = year.notes().readAgain(pupil);
        Check.same("last year's notes", year.notes().documents(), again.documents());
        year.screen()
                .tell(
                        "last year's %d notes are there, the same byte for byte",
                        again.documents().size());
        year.screen().see("/annotations/" + year.notes().notebook() + "/");
        var english =
                notebook(
                        pupil, Catalogue.workOf(Subject.ENGLISH, Level.SECONDE), year.schoolYear());
        year.screen()
                .tell(
                        "the one of the manual nobody renewed stays in %s, and may be written in until its licence ends",
                        english.path("schoolYear").asText());
        formerPupilIsOut(year);
    }

    private static void licencesAreRenewed(Year year) {
        var lastDay = (year.firstYear() + 2) + "-08-15";
        var subscriptions =
                year
                        .operator()
                        .all("/api/v1/subscriptions?limit=500&school=" + year.firstLycee().uai())
                        .stream()
                        .filter(it -> it.path("order").isTextual())
                        .toList();
        var renewed =
                subscriptions.stream()
                        .filter(it -> it.path("lastDay").asText().equals(lastDay))
                        .count();
        Check.same("renewed subscriptions", subscriptions.size() - 1L, renewed);
        year.screen()
                .tell(
                        "%d of %d ordered subscriptions go on until %s",
                        renewed, subscriptions.size(), lastDay);
        year.screen().see("/api/v1/subscriptions?school=" + year.firstLycee().uai());
    }

    private static JsonNode notebook(Actor pupil, String work, String schoolYear) {
        return Patience.of(LIMIT)
                .await(
                        "the notebook of " + work + " to be of " + schoolYear,
                        () ->
                                pupil.all("/api/v1/notebooks").stream()
                                        .filter(it -> it.path("work").asText().equals(work))
                                        .filter(it ->
                                                it.path("schoolYear").asText().equals(schoolYear))
                                        .findFirst());
    }

    private static void formerPupilIsOut(Year year) {
        var lycee = year.firstLycee();
        var former = year.person(lycee, year.leaver().person().identifier());
        var refused =
                Patience.of(LIMIT)
                        .await(
                                "the former pupil to be refused",
                                () -> {
                                    var answer =
                                            former.get("/api/v1/mediacentre?school=" + lycee.uai());
                                    return answer.status() == 403 || answer.status() == 404
                                            ? Optional.of(answer)
                                            : Optional.empty();
                                });
        year.screen()
                .tell(
                        "a former pupil with a token: %d %s",
                        refused.status(), refused.json().path("detail").asText());
    }
}
