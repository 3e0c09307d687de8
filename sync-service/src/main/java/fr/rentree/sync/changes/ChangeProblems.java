package fr.rentree.sync.changes;

import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.annotations.Flaw;
import fr.rentree.sync.assignments.Verdict;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals in words: of a whole body, and of one operation.
final class ChangeProblems {

    /// @param retryable whether the same operation may succeed when it is sent again later
    record Words(String slug, String detail, boolean retryable) {

        String type() {
            return Problem.TYPES + slug;
        }

        String title() {
            String words = slug.replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    private ChangeProblems() {}

    static HttpProblem batchTooLarge(int limit) {
        return Problem.tooLarge(
                "batch-too-large", "A batch has at most " + limit + " bytes: send it in parts.");
    }

    static HttpProblem tooManyOperations(int limit) {
        return Problem.tooLarge(
                "too-many-operations",
                "A batch has at most " + limit + " operations: send it in parts.");
    }

    static Words words(Refusal refusal) {
        return switch (refusal) {
            case Refusal.BadField(var field, var expected) ->
                    no("bad-operation", "`%s`: expected %s.".formatted(field, expected));
            case Refusal.UnsupportedKind(var kind) ->
                    no(
                            "unsupported-kind",
                            "\"%s\" is not taken: see `kinds` of the configuration."
                                    .formatted(kind));
            case Refusal.OperationIdReused() ->
                    no(
                            "operation-id-reused",
                            "This opId did something else before: give each operation its own.");
            case Refusal.OtherNotebook(var school, var work) ->
                    no(
                            "other-notebook",
                            "The note is in the notebook of %s at %s, and notes do not move."
                                    .formatted(work, school));
            case Refusal.NotebookFull(var limit) ->
                    no(
                            "notebook-quota",
                            "A notebook holds %d notes: delete some first.".formatted(limit));
            case Refusal.OwnerFull(var limit) ->
                    no(
                            "owner-quota",
                            "A person holds %d notes: delete some first.".formatted(limit));
            case Refusal.MayNotWrite(var verdict, var school, var work) ->
                    verdict(verdict, school, work);
            case Refusal.Flawed(var flaw) -> flaw(flaw);
        };
    }

    private static Words verdict(Verdict verdict, Uai school, String work) {
        return switch (verdict) {
            case Verdict.Open _ ->
                    throw new IllegalArgumentException("an open right refuses nothing");
            case Verdict.NoRight() ->
                    new Words(
                            "no-reading-right",
                            "No seat for %s at %s is known yet: if one was just given, send it again."
                                    .formatted(work, school),
                            true);
            case Verdict.NotYet(var firstDay) ->
                    new Words(
                            "not-yet-open",
                            "%s opens on %s: send it again then.".formatted(work, firstDay),
                            true);
            case Verdict.Expired(var lastDay) ->
                    no(
                            "work-expired",
                            "The licence of %s ended on %s: notes can be read and taken away; keep this until it is renewed."
                                    .formatted(work, lastDay));
            case Verdict.TakenBack(var reason) ->
                    no(
                            "seat-taken-back",
                            "The seat for %s was taken back (%s): notes can be read and taken away."
                                    .formatted(work, reason));
        };
    }

    private static Words flaw(Flaw flaw) {
        return switch (flaw) {
            case Flaw.NotReadable(var why) -> no("bad-document", "`doc`: " + why + ".");
            case Flaw.NotAnAnnotation() ->
                    no("bad-document", "`doc.type` must be or contain \"Annotation\".");
            case Flaw.NoTarget() -> no("bad-document", "`doc.target` is required.");
            case Flaw.OtherId(var found) ->
                    no(
                            "bad-document",
                            "`doc.id` must be the operation's `id`, not \"%s\".".formatted(found));
            case Flaw.DocumentTooLarge(var limit, var found) ->
                    limit("document-too-large", "`doc` has %d bytes, at most %d", found, limit);
            case Flaw.TextTooLong(var limit, var found) ->
                    limit("text-too-long", "the text has %d characters, at most %d", found, limit);
            case Flaw.TooManySelectors(var limit, var found) ->
                    limit(
                            "too-many-selectors",
                            "`doc.target` has %d selectors, at most %d",
                            found,
                            limit);
            case Flaw.TooManyTags(var limit, var found) ->
                    limit("too-many-tags", "`doc.body` has %d tags, at most %d", found, limit);
            case Flaw.TagTooLong(var limit, var found) ->
                    limit("tag-too-long", "a tag has %d characters, at most %d", found, limit);
        };
    }

    private static Words limit(String slug, String pattern, int found, int limit) {
        return no(slug, pattern.formatted(found, limit) + " are taken: shorten it.");
    }

    private static Words no(String slug, String detail) {
        return new Words(slug, detail, false);
    }
}
