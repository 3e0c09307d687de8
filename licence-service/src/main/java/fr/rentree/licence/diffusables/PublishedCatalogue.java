package fr.rentree.licence.diffusables;

import fr.rentree.licence.diffusables.DiffusableRepository.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The catalogue as it is sent: written once for each version and form, and kept compressed, so
/// that no slow reader holds a connection to the database.
@ApplicationScoped
class PublishedCatalogue {

    /// A catalogue that moves faster than it can be read is read as it comes, in the end.
    private static final int TRIES = 5;

    /// How it is written.
    enum Form {
        XML,
        JSON;

        private DiffusableWriter writer(OutputStream out, Instant generatedAt) {
            return switch (this) {
                case XML -> DiffusableWriter.xml(out, generatedAt);
                case JSON -> DiffusableWriter.json(out, generatedAt);
            };
        }
    }

    /// One version in one form.
    static final class Copy {

        private final Version version;
        private final byte[] gzipped;

        private Copy(Version version, byte[] gzipped) {
            this.version = version;
            this.gzipped = gzipped;
        }

        Version version() {
            return version;
        }

        byte[] gzipped() {
            return gzipped.clone();
        }
    }

    private final DiffusableRepository resources;
    private final Map<Form, Copy> copies = new EnumMap<>(Form.class);

    PublishedCatalogue(DiffusableRepository resources) {
        this.resources = resources;
    }

    Version version() {
        return resources.version();
    }

    /// The copy of this version or a later one.
    Copy copy(Form form, Version version) {
        return kept(form, version).orElseGet(() -> write(form));
    }

    private Optional<Copy> kept(Form form, Version version) {
        synchronized (copies) {
            return Optional.ofNullable(copies.get(form))
                    .filter(copy -> copy.version().number() >= version.number());
        }
    }

    private Copy write(Form form) {
        var written = write(form, resources.version());
        for (int i = 1; i < TRIES && !resources.version().equals(written.version()); i++) {
            written = write(form, resources.version());
        }
        synchronized (copies) {
            copies.put(form, written);
        }
        return written;
    }

    private Copy write(Form form, Version version) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes);
                var writer = form.writer(out, version.changedAt())) {
            List<Diffusable> page = resources.pageAfter("");
            while (!page.isEmpty()) {
                page.forEach(writer::write);
                page = resources.pageAfter(page.getLast().id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Copy(version, bytes.toByteArray());
    }
}
