package fr.rentree.sync.formats;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Refusals of a file in words.
public final class FileProblems {

    private FileProblems() {}

    public static HttpProblem of(FileRefusal refusal) {
        return switch (refusal) {
            case FileRefusal.Unreadable(var entry, var why) ->
                    Problem.unprocessable(
                            "file-unreadable",
                            "%s cannot be read: %s. Nothing of the file was taken."
                                    .formatted(in(entry), why));
            case FileRefusal.NothingFound() ->
                    Problem.unprocessable(
                            "no-notes-found",
                            "No annotations are in it. Send an `.annotations` archive or an EPUB with"
                                    + " `annotations.json`, an AnnotationSet, an AnnotationCollection,"
                                    + " annotations, or an export of ours, as JSON.");
            case FileRefusal.BadName(var number) ->
                    Problem.unprocessable(
                            "bad-entry-name",
                            "Entry %d of the archive is called what no file may be called (absolute, or"
                                            .formatted(number)
                                    + " leading out of its folder): pack it again.");
            case FileRefusal.TooManyEntries(var limit) ->
                    Problem.tooLarge(
                            "too-many-entries",
                            "An archive has at most " + limit + " entries: send it in parts.");
            case FileRefusal.TooManyNotes(var entry, var limit) ->
                    Problem.tooLarge(
                            "too-many-documents",
                            "%s holds more than %d documents: send it in parts."
                                    .formatted(in(entry), limit));
            case FileRefusal.TooLarge(var limit) ->
                    Problem.tooLarge("file-too-large", "A file has at most " + limit + " bytes.");
            case FileRefusal.TooLargeUnpacked(var entry, var limit) ->
                    Problem.tooLarge(
                            "file-too-large-unpacked",
                            "Unpacked, a file has at most %d bytes; %s goes beyond."
                                    .formatted(limit, in(entry)));
            case FileRefusal.TooDeep(var entry) ->
                    Problem.unprocessable(
                            "archives-too-deep",
                            "%s is an archive in an archive in an archive: unpack the outer one."
                                    .formatted(in(entry)));
        };
    }

    private static String in(String entry) {
        return entry.isEmpty() ? "The file" : "\"" + entry + "\"";
    }
}
