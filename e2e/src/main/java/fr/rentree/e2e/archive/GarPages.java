package fr.rentree.e2e.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The pages of one kind: a page is closed when it is full, so that one page is all that is held.
final class GarPages implements AutoCloseable {
    /// Elements, leaves included; a person and their links may so stand on different pages.
    private static final int PAGE_SIZE = 10_000;

    private final TarArchiveOutputStream tar;
    private final GarName name;
    private final GarKind kind;
    private final Set<Defect> defects;
    private final GarXml xml = new GarXml();
    private int number;

    GarPages(TarArchiveOutputStream tar, GarName name, GarKind kind, Set<Defect> defects) {
        this.tar = tar;
        this.name = name;
        this.kind = kind;
        this.defects = defects;
        begin();
    }

    void add(Consumer<GarXml> oneRecord) {
        oneRecord.accept(xml);
        if (xml.elements() >= PAGE_SIZE) {
            finish();
            begin();
        }
    }

    @Override
    public void close() {
        finish();
    }

    private void begin() {
        xml.begin(kind.root(), isFirstOfPupils() && defects.contains(Defect.DOCTYPE));
    }

    private void finish() {
        if (isFirstOfPupils() && defects.contains(Defect.NOT_WELL_FORMED)) {
            xml.breakOff();
        }
        var bytes = xml.end(kind.root());
        var missing = isFirstOfPupils() && defects.contains(Defect.MISSING_PAGE);
        if (!missing) {
            put(bytes);
        }
        number++;
    }

    private boolean isFirstOfPupils() {
        return kind == GarKind.ELEVE && number == 0;
    }

    private void put(byte[] bytes) {
        try {
            var entry = new TarArchiveEntry(name.page(kind, number));
            entry.setSize(bytes.length);
            entry.setUserName("");
            entry.setModTime(name.exportedAt().toInstant(ZoneOffset.UTC).toEpochMilli());
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
