package fr.rentree.sync.imports;

import com.fasterxml.jackson.core.JsonToken;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Field;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.formats.FoundNote;
import fr.rentree.sync.formats.FoundNote.Defect;
import fr.rentree.sync.formats.FoundNote.Origin;
import fr.rentree.sync.formats.Likeness;
import fr.rentree.sync.formats.NoteIds;
import fr.rentree.sync.formats.Renaming;
import fr.rentree.sync.notebooks.NotebookPlace;
import fr.rentree.sync.profiles.ProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes an item of each document of one file: where it goes, under which id, and whether its owner
/// may write there.
final class ItemReader {

    private static final Set<String> MEDIA = Set.of("Audio", "Video", "Image");

    private final ProfileReader profiles;
    private final ReadingRights rights;
    private final ZonedDateTime now;
    private final Optional<NotebookPlace> target;
    private final Map<Origin, Optional<Defect>> judged = new HashMap<>();
    private int position;

    /// @param target where everything goes; empty when the file itself says it
    ItemReader(
            ProfileReader profiles,
            ReadingRights rights,
            ZonedDateTime now,
            Optional<NotebookPlace> target) {
        this.profiles = profiles;
        this.rights = rights;
        this.now = now;
        this.target = target;
    }

    Item read(FoundNote found) {
        var origin =
                target.map(place -> new Origin(place.school().value(), place.work()))
                        .or(found::origin)
                        .orElseThrow(ImportProblems::notebookNotNamed);
        var defect = found.defect().or(() -> judged.computeIfAbsent(origin, this::mayNotWrite));
        return found.text().isEmpty()
                ? unreadable(found, origin, defect)
                : item(found, origin, defect);
    }

    /// Why nothing at all may be written, when that is so.
    Optional<Defect> closed() {
        return judged.isEmpty() || judged.values().stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : judged.values().iterator().next();
    }

    private Item item(FoundNote found, Origin origin, Optional<Defect> defect) {
        var document = DocumentReader.read(found.text());
        String own = words(document.field("id"));
        String id = own.isEmpty() ? found.id().orElse("") : own;
        var ours = NoteIds.ours(id);
        UUID note =
                ours.orElseGet(() ->
                        NoteIds.derived(
                                origin.school(),
                                origin.work(),
                                found.kind(),
                                id.isEmpty() ? found.text() : id));
        boolean annotation = found.kind().equals(Kind.ANNOTATION.word());
        return new Item(
                position++,
                found.place(),
                found.kind(),
                origin.school(),
                origin.work(),
                note,
                Optional.of(ours.isPresent() ? found.text() : Renaming.of(document, note)),
                annotation ? Likeness.of(document) : Optional.empty(),
                annotation ? profiles.satisfied(document.raw()) : List.of(),
                defect.or(() -> soundOrPicture(document)));
    }

    private Item unreadable(FoundNote found, Origin origin, Optional<Defect> defect) {
        return new Item(
                position++,
                found.place(),
                found.kind(),
                origin.school(),
                origin.work(),
                NoteIds.derived(found.place()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                defect);
    }

    private Optional<Defect> mayNotWrite(Origin origin) {
        var school = Uai.tryParse(origin.school());
        if (school.isEmpty()) {
            return Optional.of(ImportProblems.noSchool(origin.school()));
        }
        Verdict verdict = rights.verdict(school.get(), origin.work(), now);
        return ImportProblems.mayNotWrite(verdict, origin.work());
    }

    /// What its file brings beside it is not kept here.
    private static Optional<Defect> soundOrPicture(Document document) {
        return MEDIA.contains(words(document.field("body/type")))
                        && !words(document.field("body/id"))
                                .matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")
                ? Optional.of(ImportProblems.soundOrPicture())
                : Optional.empty();
    }

    /// What a string says; anything else as it is written.
    private static String words(Field id) {
        try (var parser = DocumentReader.JSON.createParser(id.raw())) {
            return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : id.raw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
