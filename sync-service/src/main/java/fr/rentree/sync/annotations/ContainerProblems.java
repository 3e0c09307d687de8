package fr.rentree.sync.annotations;

import fr.rentree.platform.problem.Problem;
import fr.rentree.sync.batches.NoteDesk.Written.Refused;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.operations.OperationProblems;
import fr.rentree.sync.operations.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals of the W3C face in words, each under the type that a push would give it.
final class ContainerProblems {

    private ContainerProblems() {}

    static HttpProblem unknownNotebook() {
        return Problem.notFound(
                "unknown-notebook",
                "No notebook of yours has this id: list yours at /api/v1/notebooks.");
    }

    static HttpProblem unknownPage() {
        return Problem.notFound(
                "unknown-page", "The notebook has no such page: follow `first` and `next`.");
    }

    static HttpProblem unknownAnnotation() {
        return Problem.notFound(
                "unknown-annotation", "This notebook has no annotation with this id.");
    }

    static HttpProblem deleted() {
        return Problem.gone(
                "annotation-deleted", "This annotation was deleted; its IRI is not used again.");
    }

    static HttpProblem pageTakesNone() {
        return Problem.of(
                405, "method-not-allowed", "A page is only read: POST to the container itself.");
    }

    static HttpProblem fixed(String member) {
        return Problem.conflict(
                "identity-fixed",
                "`%s` is set once: send it as it is, or leave it out.".formatted(member));
    }

    static HttpProblem badKey() {
        return Problem.badRequest(
                "idempotency-key-malformed",
                "Idempotency-Key must have 1 to 255 characters, for example a UUID.");
    }

    static HttpProblem notReadable(String why) {
        return Problem.badRequest(
                "bad-document", "Send one annotation as a JSON object in UTF-8: " + why + ".");
    }

    static HttpProblem flaw(Flaw flaw) {
        var words = OperationProblems.words(new Refusal.Flawed(flaw));
        String detail = words.detail().replace("`doc.", "`").replace("`doc`", "The annotation");
        return switch (words.slug()) {
            case "bad-document" -> Problem.badRequest(words.slug(), detail);
            case "document-too-large" -> Problem.tooLarge(words.slug(), detail);
            default -> Problem.unprocessable(words.slug(), detail);
        };
    }

    static HttpProblem tooLarge(int limit, long found) {
        return Problem.tooLarge(
                "document-too-large",
                "The annotation has %d bytes, at most %d are taken: shorten it."
                        .formatted(found, limit));
    }

    /// A refusal that the push path gave, under the same type.
    static HttpProblem refused(Refused refused) {
        return switch (refused.slug()) {
            case "notebook-quota", "owner-quota", "other-notebook" ->
                    Problem.conflict(refused.slug(), refused.detail());
            case "annotation-changed" ->
                    Problem.preconditionFailed(refused.slug(), refused.detail());
            case "operation-id-reused" ->
                    Problem.unprocessable(
                            "idempotency-key-reused",
                            "This Idempotency-Key was used for another request: take a new key.");
            default -> Problem.forbidden(refused.slug(), refused.detail());
        };
    }
}
