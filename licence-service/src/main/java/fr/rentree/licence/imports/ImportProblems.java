package fr.rentree.licence.imports;

import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Why a file is not taken, or its plan not approved, in words.
final class ImportProblems {

    private ImportProblems() {}

    static HttpProblem unreadable(RefusedFileException refused) {
        return Problem.unprocessable(refused.type(), refused.words());
    }

    /// Names every broken rule, up to a limit, and says how many there are.
    static HttpProblem broken(List<Finding> findings, long all) {
        return Problem.of(
                422,
                "catalogue-refused",
                "%d rules are broken; nothing was changed. Correct what is listed and send the file again."
                        .formatted(all),
                Map.of("findings", findings, "broken", all));
    }

    static HttpProblem tooLarge(long bytes) {
        return Problem.tooLarge(
                "file-too-large",
                "A file has %d bytes at most, expanded: send fewer entries at once."
                        .formatted(bytes));
    }

    static HttpProblem empty() {
        return Problem.unprocessable(
                "catalogue-empty",
                "The file lists nothing, which would withdraw everything: send the whole"
                        + " catalogue.");
    }

    static HttpProblem badSource(String source) {
        return Problem.badRequest(
                "source-malformed",
                "\"%s\" names no source: write 1 to 45 letters, digits, . _ or -, such as gar or a SIREN_ISNI."
                        .formatted(source));
    }

    static HttpProblem badFormat(String format) {
        return Problem.badRequest(
                "format-unknown",
                "\"%s\" is no format: write one of %s."
                        .formatted(format, Arrays.toString(ImportFormat.values())));
    }

    static HttpProblem unknownImport() {
        return Problem.notFound("unknown-import", "No import has this id.");
    }

    static HttpProblem anotherPlan(String hash) {
        return Problem.of(
                409,
                "stale-plan",
                "The plan is another now: read it again and approve its hash.",
                Map.of("planHash", hash));
    }

    static HttpProblem superseded() {
        return Problem.conflict(
                "import-superseded",
                "A newer file of this source took its place: approve that one.");
    }

    static HttpProblem withdrawsMuch(int withdrawn, int percent) {
        return Problem.of(
                409,
                "withdrawals-not-confirmed",
                ("The file no longer lists %d entries, more than %d %% of what its source had. If"
                                + " it is whole, approve it with withdrawals true.")
                        .formatted(withdrawn, percent),
                Map.of("withdrawn", withdrawn));
    }
}
