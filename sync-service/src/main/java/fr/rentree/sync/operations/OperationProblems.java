package fr.rentree.sync.operations;

import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.documents.Flaw;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals in words: of a whole body, and of one operation.
public final class OperationProblems {

    /// @param retryable whether the same operation may succeed when it is sent again later
    public record Words(String slug, String detail, boolean retryable) {

        public String type() {
            return Problem.TYPES + slug;
        }

        public String title() {
            String words = slug.replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    private OperationProblems() {}

    public static HttpProblem batchTooLarge(int limit) {
        return Problem.tooLarge(
                "batch-too-large", "A batch has at most " + limit + " bytes: send it in parts.");
    }

    static HttpProblem tooManyOperations(int limit) {
        return Problem.tooLarge(
                "too-many-operations",
                "A batch has at most " + limit + " operations: send it in parts.");
    }

    /// The refusal of a request that is one operation.
    public static HttpProblem problem(Refusal refusal) {
        var words = words(refusal);
        int status =
                switch (refusal) {
                    case Refusal.BadField _, Refusal.UnsupportedKind _ -> 400;
                    case Refusal.MayNotWrite _ -> 403;
                    case Refusal.UnknownDocument _ -> 404;
                    case Refusal.Stale _ -> 412;
                    case Refusal.Flawed _ -> 422;
                    case Refusal.OperationIdReused _,
                            Refusal.OtherNotebook _,
                            Refusal.OtherKind _,
                            Refusal.NotebookFull _,
                            Refusal.OwnerFull _,
                            Refusal.SmallDocumentsFull _ ->
                            409;
                };
        return Problem.of(status, words.slug(), words.detail());
    }

    public static Words words(Refusal refusal) {
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
            case Refusal.Stale() ->
                    no(
                            "annotation-changed",
                            "It is not the one that was read any more: read it again, and write on that.");
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
            case Refusal.SmallDocumentsFull(var limit) ->
                    no(
                            "small-documents-quota",
                            "A person holds %d positions, progress and preferences: delete some first."
                                    .formatted(limit));
            case Refusal.OtherKind(var kind) ->
                    no(
                            "other-kind",
                            "The document is of kind \"%s\", and kinds do not change."
                                    .formatted(kind.word()));
            case Refusal.UnknownDocument(var id) ->
                    new Words(
                            "unknown-document",
                            "Nothing is known of urn:uuid:%s: `put` it, or send the patch again after its `put`."
                                    .formatted(id),
                            true);
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
            case Verdict.OtherAccessPoint() ->
                    no(
                            "other-access-point",
                            "This note of %s was begun under another access point: ask for its notebook to be transferred, or take it away."
                                    .formatted(work));
            case Verdict.TakenBack(var reason) ->
                    no(
                            "seat-taken-back",
                            "The seat for %s was taken back (%s): notes can be read and taken away."
                                    .formatted(work, reason));
        };
    }

    private static Words flaw(Flaw flaw) {
        return switch (flaw) {
            case Flaw.NotReadable(var place, var why) ->
                    no("bad-document", "`%s`: %s.".formatted(place, why));
            case Flaw.Misshapen(var place, var expected) ->
                    no("bad-document", "`%s`: expected %s.".formatted(place, expected));
            case Flaw.OtherId(var found) ->
                    no(
                            "bad-document",
                            "`doc.id` must be the operation's `id`, not \"%s\".".formatted(found));
            case Flaw.DocumentTooLarge(var place, var limit, var found) ->
                    limit("document-too-large", place, found + " bytes", limit);
            case Flaw.TextTooLong(var place, var limit, var found) ->
                    limit("text-too-long", place, found + " characters of text", limit);
            case Flaw.TooManySelectors(var place, var limit, var found) ->
                    limit("too-many-selectors", place, found + " selectors", limit);
            case Flaw.TooManyTags(var place, var limit, var found) ->
                    limit("too-many-tags", place, found + " tags", limit);
            case Flaw.TagTooLong(var place, var limit, var found) ->
                    limit("tag-too-long", place, found + " characters", limit);
            case Flaw.TitleTooLong(var place, var limit, var found) ->
                    limit("title-too-long", place, found + " characters", limit);
            case Flaw.TooManySteps(var place, var limit, var found) ->
                    limit("too-many-steps", place, found + " steps", limit);
            case Flaw.TooManyValues(var place, var limit, var found) ->
                    limit("too-many-values", place, found + " values", limit);
        };
    }

    private static Words limit(String slug, String place, String found, int limit) {
        return no(
                slug,
                "`%s` has %s, at most %d are taken: shorten it.".formatted(place, found, limit));
    }

    private static Words no(String slug, String detail) {
        return new Words(slug, detail, false);
    }
}
