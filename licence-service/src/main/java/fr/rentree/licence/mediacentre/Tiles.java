package fr.rentree.licence.mediacentre;

import fr.rentree.licence.mediacentre.MediacentreItem.State;
import fr.rentree.licence.mediacentre.MediacentreRepository.Edition;
import fr.rentree.licence.mediacentre.MediacentreRepository.Found;
import fr.rentree.licence.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes what was found into what a reader sees, in their language.
final class Tiles {

    private final LocalDate today;
    private final Words words;

    /// @param preferred the languages of the request, the preferred one first
    Tiles(LocalDate today, List<Locale> preferred) {
        this.today = today;
        words = Words.of("mediacentre", preferred);
    }

    MediacentreItem tile(Found found) {
        var resource = found.resource();
        var state = found.on(today);
        return new MediacentreItem(
                found.assignment().orElse(null),
                found.school(),
                resource.id(),
                resource.title(),
                resource.publisherId(),
                resource.publisherName(),
                resource.kind(),
                resource.family(),
                found.familyHeld(),
                resource.work(),
                resource.edition(),
                resource.thumbnailUrl(),
                resource.vocabularies().levels(),
                resource.vocabularies().subjects(),
                found.firstDay(),
                found.lastDay(),
                state,
                state == State.OPEN ? resource.accessUrl() : null,
                found.favourite(),
                found.lastOpened().orElse(null),
                notice(found, state));
    }

    private @Nullable Notice notice(Found found, State state) {
        return switch (state) {
            case EXPIRED -> expired(found);
            case NOT_YET ->
                    new Notice(
                            Notice.Code.NOT_YET,
                            words.say("notYet.reason", found.firstDay()),
                            words.say("notYet.cure"),
                            null);
            case OPEN -> found.familyHeld() ? null : bookshelfMissing(found);
        };
    }

    private Notice expired(Found found) {
        return new Notice(
                Notice.Code.EXPIRED,
                words.say("expired.reason", found.lastDay()),
                found.instead()
                        .map(newer -> words.say("replaced.cure", newer.title()))
                        .orElseGet(() -> words.say("expired.cure")),
                found.instead().map(Edition::id).orElse(null));
    }

    private Notice bookshelfMissing(Found found) {
        String known = found.familyTitle();
        String name = known == null ? String.valueOf(found.resource().family()) : known;
        return new Notice(
                Notice.Code.BOOKSHELF_MISSING,
                words.say("bookshelf.reason", name),
                words.say("bookshelf.cure"),
                null);
    }
}
