package fr.rentree.sync.imports;

import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.formats.FileProblems;
import fr.rentree.sync.formats.FoundFile;
import fr.rentree.sync.formats.NoteFileReader;
import fr.rentree.sync.formats.RefusedFileException;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.notebooks.NotebookPlace;
import fr.rentree.sync.profiles.ProfileReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes a file in as it comes; what is refused on the way leaves nothing behind.
@ApplicationScoped
class UploadDesk {

    private final NoteFileReader files;
    private final ProfileReader profiles;
    private final ReadingRightRepository rights;
    private final ImportDesk desk;
    private final SyncConfig limits;
    private final Clock clock;

    UploadDesk(
            NoteFileReader files,
            ProfileReader profiles,
            ReadingRightRepository rights,
            ImportDesk desk,
            SyncConfig limits,
            Clock clock) {
        this.files = files;
        this.profiles = profiles;
        this.rights = rights;
        this.desk = desk;
        this.limits = limits;
        this.clock = clock;
    }

    UUID take(UUID owner, Optional<NotebookPlace> target, InputStream body) throws IOException {
        var now = ZonedDateTime.now(clock);
        ReadingRights held = QuarkusTransaction.requiringNew().call(() -> rights.of(owner));
        target.flatMap(place ->
                        ImportProblems.mayNotWrite(
                                held.verdict(place.school(), place.work(), now), place.work()))
                .ifPresent(closed -> {
                    throw ImportProblems.closed(closed);
                });
        var id = UUID.randomUUID();
        desk.begin(owner, id);
        boolean planned = false;
        try {
            var reader = new ItemReader(profiles, held, now, target);
            var file = keep(owner, id, reader, body);
            reader.closed()
                    .ifPresent(closed -> {
                        throw ImportProblems.closed(closed);
                    });
            for (UUID notebook : desk.compare(owner, id)) {
                desk.compareLooks(owner, id, notebook);
            }
            desk.planned(owner, id, file.format(), file.leftOut());
            planned = true;
            return id;
        } catch (RefusedFileException e) {
            throw FileProblems.of(e.refusal());
        } finally {
            if (!planned) {
                desk.forget(owner, id);
            }
        }
    }

    private FoundFile keep(UUID owner, UUID id, ItemReader reader, InputStream body)
            throws IOException {
        var part = new Part(owner, id);
        var file = files.read(body, found -> part.add(reader.read(found)));
        part.flush();
        return file;
    }

    /// As many items as one batch holds: they are judged as one.
    private final class Part {

        private final UUID owner;
        private final UUID id;
        private final List<Item> items = new ArrayList<>();
        private int bytes;

        Part(UUID owner, UUID id) {
            this.owner = owner;
            this.id = id;
        }

        void add(Item item) {
            int size = item.doc().map(doc -> doc.getBytes(StandardCharsets.UTF_8).length).orElse(0);
            if (items.size() == limits.operationsPerBatch()
                    || bytes + size > limits.bytesPerBatch() / 2) {
                flush();
            }
            items.add(item);
            bytes += size;
        }

        void flush() {
            if (!items.isEmpty()) {
                desk.keep(owner, id, List.copyOf(items));
                items.clear();
                bytes = 0;
            }
        }
    }
}
