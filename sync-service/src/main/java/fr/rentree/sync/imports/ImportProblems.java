package fr.rentree.sync.imports;

import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.formats.FoundNote.Defect;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;

/// Refusals of imports, and of single documents of them, in words.
final class ImportProblems {

    private ImportProblems() {}

    static HttpProblem unknown() {
        return Problem.notFound(
                "unknown-import",
                "No import of yours has this id; it may have been purged: see GET /api/v1/notebooks/imports.");
    }

    static HttpProblem tooMany(int limit) {
        return Problem.conflict(
                "too-many-imports",
                "%d imports of yours are waiting: decide or delete one first.".formatted(limit));
    }

    static HttpProblem decided() {
        return Problem.conflict(
                "import-decided", "This import was decided otherwise before: send the file again.");
    }

    static HttpProblem beingApplied() {
        return Problem.conflict(
                "import-being-applied", "This import is being applied: wait until it is done.");
    }

    static HttpProblem notDeletedOnes() {
        return Problem.badRequest(
                "bad-decision",
                "`deleted`: SKIP or KEEP_BOTH; of a deleted note nothing is left to be replaced.");
    }

    static HttpProblem halfAPlace() {
        return Problem.badRequest(
                "bad-notebook",
                "Give both `work` and `school` (a UAI), or neither when the file says them itself.");
    }

    static HttpProblem noNameOfAWork() {
        return Problem.badRequest(
                "bad-notebook", "`work` is the name of a manual: it has no control characters.");
    }

    static HttpProblem notebookNotNamed() {
        return Problem.unprocessable(
                "notebook-not-named",
                "The file does not say which notebook its notes belong to: send it with ?work=…&school=….");
    }

    static HttpProblem closed(Defect defect) {
        return Problem.forbidden(defect.slug(), defect.detail());
    }

    static Defect soundOrPicture() {
        return new Defect(
                "sound-or-picture-note",
                "Its sound or picture stands in the file, and notes here are text: keep the file.");
    }

    static Defect noSchool(String school) {
        return new Defect(
                "bad-document",
                "\"%s\" is not the UAI of a school."
                        .formatted(school.substring(0, Math.min(20, school.length()))));
    }

    static Optional<Defect> mayNotWrite(Verdict verdict, String work) {
        return switch (verdict) {
            case Verdict.Open _ -> Optional.empty();
            case Verdict.NoRight() ->
                    defect(
                            "no-reading-right",
                            "No seat for %s at this school is yours: bring the notes where you have one.",
                            work);
            case Verdict.NotYet(var firstDay) ->
                    defect("not-yet-open", "%s opens on " + firstDay + ".", work);
            case Verdict.Expired(var lastDay) ->
                    defect(
                            "work-expired",
                            "The licence of %s ended on "
                                    + lastDay
                                    + ": keep the file until it is renewed.",
                            work);
            case Verdict.OtherAccessPoint() ->
                    defect(
                            "other-access-point",
                            "The notebook of %s was begun under another access point: transfer it first.",
                            work);
            case Verdict.TakenBack _ ->
                    defect(
                            "seat-taken-back",
                            "The seat for %s was taken back: keep the file until there is another.",
                            work);
        };
    }

    private static Optional<Defect> defect(String slug, String pattern, String work) {
        return Optional.of(new Defect(slug, pattern.formatted(work)));
    }
}
