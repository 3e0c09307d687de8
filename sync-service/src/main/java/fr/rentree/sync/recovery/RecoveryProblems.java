package fr.rentree.sync.recovery;

import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.operations.OperationProblems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.UUID;
import java.util.regex.Pattern;

/// Why something does not come back, in words.
final class RecoveryProblems {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RecoveryProblems() {}

    static HttpProblem unknownNotebook() {
        return Problem.notFound(
                "unknown-notebook",
                "No notebook of yours has this id: list yours at /api/v1/notebooks.");
    }

    /// A document as it is asked for: `urn:uuid:…`, or the UUID alone.
    static UUID document(String asked) {
        String id = asked.replaceFirst("^urn:uuid:", "");
        if (!UUID_FORM.matcher(id).matches()) {
            throw Problem.badRequest(
                    "not-a-document", "document must be urn:uuid:<UUID in lower case>.");
        }
        return UUID.fromString(id);
    }

    static Restoration.Restored restored(Restoration restoration) {
        return switch (restoration) {
            case Restoration.Restored restored -> restored;
            case Restoration.Unknown() ->
                    throw Problem.notFound(
                            "nothing-to-restore",
                            "Nothing with this id is kept in this notebook: it may have been kept for its time.");
            case Restoration.DocumentDeleted() ->
                    throw Problem.conflict(
                            "document-deleted",
                            "The note of this version is deleted: look for it in the notebook's bin.");
            case Restoration.Incomplete() ->
                    throw Problem.conflict(
                            "incomplete-entry",
                            "Only the fields that were changed are known of this note: copy them from the bin into a note.");
            case Restoration.Overtaken() ->
                    throw Problem.conflict(
                            "changed-meanwhile",
                            "The note was changed at the same moment: read it, then ask again.");
            case Restoration.Refused(var refusal) -> throw OperationProblems.problem(refusal);
        };
    }
}
