package fr.rentree.e2e.autumn;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.autumn.ReaderApp.Place;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Notes;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;

/// One pupil writes offline on two devices, which then agree; a deletion is not undone.
public final class WriteNotes implements Step {
    private static final int NOTES = 12;

    @Override
    public String title() {
        return "Write notes";
    }

    @Override
    public String who() {
        return "a pupil with a tablet and a computer, both offline";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var pupil = year.person(lycee, year.reader().person().identifier());
        var tablet = new ReaderApp(pupil, year.clock(), "Tablette");
        var computer = new ReaderApp(pupil, year.clock(), "Ordinateur");
        tablet.register();
        computer.register();
        var maths = new Place(Catalogue.workOf(Subject.MATHEMATICS, Level.SECONDE), lycee.uai());
        var english = new Place(Catalogue.workOf(Subject.ENGLISH, Level.SECONDE), lycee.uai());
        var common = tablet.write(maths, "Théorème à revoir");
        var erased = tablet.write(maths, "Note de trop");
        tablet.write(english, "Irregular verbs");
        year.screen().tell("the tablet sends its first notes: %s", tablet.push());
        computer.pull();
        writeApart(tablet, computer, maths, common, erased);
        year.screen().tell("the tablet comes back online: %s", tablet.push());
        year.screen().tell("the computer comes back online: %s", computer.push());
        agree(year, tablet, computer, common, erased);
        container(year, pupil, maths, tablet);
    }

    /// Both are offline, and both change the same note; one erases what the other still writes in.
    private static void writeApart(
            ReaderApp tablet, ReaderApp computer, Place maths, String common, String erased) {
        for (var note = 1; note <= NOTES / 2; note++) {
            tablet.write(maths, "Tablette, note " + note);
            computer.write(maths, "Ordinateur, note " + note);
        }
        tablet.pull();
        tablet.rewrite(common, "Théorème de Thalès (tablette)");
        tablet.erase(erased);
        computer.rewrite(erased, "Écrit sans savoir que c'est effacé");
        computer.rewrite(common, "Théorème de Pythagore (ordinateur)");
    }

    private static void agree(
            Year year, ReaderApp tablet, ReaderApp computer, String common, String erased) {
        tablet.pull();
        computer.pull();
        Check.same("the notebook of the computer", tablet.notebook(), computer.notebook());
        Check.that(!tablet.notebook().containsKey(erased), "what was erased stays erased");
        Check.same("notes in both manuals", NOTES + 2, tablet.notebook().size());
        year.screen()
                .tell(
                        "both devices hold the same %d notes; the one written on both says \"%s\"; the erased one is gone",
                        tablet.notebook().size(), tablet.textOf(common));
    }

    /// The same notes through the W3C's protocol, kept to be compared after the summer.
    private static void container(Year year, Actor pupil, Place maths, ReaderApp tablet) {
        var notebook = notebook(pupil, maths.work()).path("notebook").asText();
        var address = "/annotations/" + notebook + "/";
        var total = pupil.get(address).expect(200).json().path("total").asInt();
        Check.same("annotations in the container", NOTES + 1, total);
        var mine = tablet.notebook();
        mine.entrySet()
                .removeIf(it ->
                        !it.getValue()
                                .path("target")
                                .path("source")
                                .asText()
                                .contains(maths.work()));
        year.remember(Notes.read(pupil, notebook, mine.keySet()));
        year.screen().tell("the W3C container holds %d annotations", total);
        year.screen().see(address);
    }

    /// One of the caller's notebooks.
    static JsonNode notebook(Actor pupil, String work) {
        return pupil.all("/api/v1/notebooks").stream()
                .filter(it -> it.path("work").asText().equals(work))
                .findFirst()
                .orElseThrow();
    }
}
