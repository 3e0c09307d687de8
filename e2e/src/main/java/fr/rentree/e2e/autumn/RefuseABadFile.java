package fr.rentree.e2e.autumn;

import fr.rentree.e2e.archive.Defect;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Imports;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Roster;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.util.List;
import java.util.Set;

/// A delivery whose transfer was cut is refused whole, in words.
public final class RefuseABadFile implements Step {

    @Override
    public String title() {
        return "Refuse a bad file";
    }

    @Override
    public String who() {
        return "an ENT portal whose transfer went wrong";
    }

    @Override
    public void play(Year year) {
        var imports = new Imports(year);
        var ent = year.ents().getFirst();
        for (var defect : List.of(Defect.WRONG_DIGEST, Defect.MISSING_PAGE)) {
            var answer = imports.offer(ent, year.firstYear(), defect);
            var words =
                    answer.status() == 202
                            ? imports.await(answer.json(), "REFUSED")
                                    .path("reason")
                                    .path("detail")
                                    .asText()
                            : answer.expect(400, 409, 413, 422).json().path("detail").asText();
            year.screen().tell("%s: %s", defect, words);
            Check.that(!words.isBlank(), "a refusal says why");
        }
        for (Lycee lycee : year.lycees()) {
            Check.same(
                    "people of " + lycee.uai() + " after refused files",
                    Set.of(),
                    Roster.identifiersAt(year.operator(), lycee, "ACTIVE"));
        }
        year.screen().tell("nothing of them was applied");
    }
}
