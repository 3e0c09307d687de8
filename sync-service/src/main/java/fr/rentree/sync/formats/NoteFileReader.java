package fr.rentree.sync.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.rentree.sync.limits.ImportConfig;
import fr.rentree.sync.limits.SyncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads a file of notes, whatever it is: its content says so, never its name or type. A file is
/// refused, with the place, before it can cost more than its limits.
@ApplicationScoped
public class NoteFileReader {

    private static final int ARCHIVES_IN_ARCHIVES = 2;

    private final ImportConfig config;
    private final SyncConfig limits;

    NoteFileReader(ImportConfig config, SyncConfig limits) {
        this.config = config;
        this.limits = limits;
    }

    /// Hands each document on as it is found; throws [RefusedFileException].
    public FoundFile read(InputStream body, Consumer<FoundNote> each) throws IOException {
        var file = new OneFile(each);
        var allowed = new BoundedStream.Allowance(config.bytes());
        var bytes =
                new BufferedInputStream(
                        new BoundedStream(
                                body, allowed, () -> new FileRefusal.TooLarge(config.bytes())));
        if (isArchive(bytes)) {
            file.archive(bytes, "", 1);
        } else {
            file.json(bytes, "");
        }
        return file.found();
    }

    private static boolean isArchive(BufferedInputStream bytes) throws IOException {
        bytes.mark(4);
        byte[] first = bytes.readNBytes(2);
        bytes.reset();
        return first.length == 2 && first[0] == 'P' && first[1] == 'K';
    }

    /// What is counted while one file is read.
    private final class OneFile implements NotesReader.Found {

        private final Consumer<FoundNote> each;
        private final BoundedStream.Allowance unpacked =
                new BoundedStream.Allowance(config.bytesUnpacked());
        private String current = "";
        private String format = "";
        private int entries;
        private int notes;
        private int leftOut;

        OneFile(Consumer<FoundNote> each) {
            this.each = each;
        }

        FoundFile found() {
            if (notes + leftOut == 0 && format.isEmpty()) {
                throw refused(new FileRefusal.NothingFound());
            }
            return new FoundFile(format.isEmpty() ? "jsonld" : format, notes, leftOut);
        }

        void archive(InputStream bytes, String folder, int depth) throws IOException {
            if (depth > ARCHIVES_IN_ARCHIVES) {
                throw refused(new FileRefusal.TooDeep(folder));
            }
            var zip = new ZipInputStream(bytes);
            try {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    entry(zip, entry, folder, depth);
                }
            } catch (ZipException | java.io.EOFException e) {
                throw refused(new FileRefusal.Unreadable(folder, "the archive is broken"));
            }
        }

        private void entry(ZipInputStream zip, ZipEntry entry, String folder, int depth)
                throws IOException {
            entries++;
            if (entries > config.entries()) {
                throw refused(new FileRefusal.TooManyEntries(config.entries()));
            }
            if (!EntryName.isGood(entry.getName())) {
                throw refused(new FileRefusal.BadName(entries));
            }
            String name = folder.isEmpty() ? entry.getName() : folder + "!" + entry.getName();
            var content =
                    new BoundedStream(
                            zip,
                            unpacked,
                            () -> new FileRefusal.TooLargeUnpacked(name, config.bytesUnpacked()));
            switch (EntryName.of(entry.getName())) {
                case NOTES -> json(content, name);
                case ARCHIVE -> archive(content, name, depth + 1);
                case OTHER -> content.transferTo(OutputStream.nullOutputStream());
            }
        }

        void json(InputStream bytes, String entry) throws IOException {
            current = entry;
            var text =
                    new TapeReader(
                            new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()),
                            limits.bytesPerDocument());
            try {
                new NotesReader(text, entry, limits.bytesPerDocument(), this).read();
            } catch (JsonProcessingException e) {
                var at = e.getLocation();
                throw refused(
                        new FileRefusal.Unreadable(
                                entry,
                                "it is not JSON that we take, line %d, column %d"
                                        .formatted(
                                                at == null ? 1 : at.getLineNr(),
                                                at == null ? 1 : at.getColumnNr())));
            } catch (CharacterCodingException _) {
                throw refused(new FileRefusal.Unreadable(entry, "it is not UTF-8"));
            }
        }

        @Override
        public void note(FoundNote note) {
            notes++;
            if (notes > config.documents()) {
                throw refused(new FileRefusal.TooManyNotes(current, config.documents()));
            }
            each.accept(note);
        }

        @Override
        public void format(String found) {
            format = format.isEmpty() ? found : format;
        }

        @Override
        public void leftOut() {
            leftOut++;
        }
    }

    private static RefusedFileException refused(FileRefusal refusal) {
        return new RefusedFileException(refusal);
    }
}
