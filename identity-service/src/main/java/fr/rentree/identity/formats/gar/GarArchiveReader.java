package fr.rentree.identity.formats.gar;

import fr.rentree.identity.formats.ReadLimits;
import fr.rentree.identity.formats.RefusedDeliveryException;
import fr.rentree.identity.formats.gar.BoundedInput.CountedInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Walks through the archive of a delivery, page by page, never holding one whole.
public final class GarArchiveReader {

    private static final int BUFFER = 1 << 16;

    private final DeliveryName delivery;
    private final ReadLimits limits;

    public GarArchiveReader(DeliveryName delivery, ReadLimits limits) {
        this.delivery = delivery;
        this.limits = limits;
    }

    /// What to do with each page; it need not read it to the end.
    public interface PageVisitor {
        void visit(PageName page, InputStream content);
    }

    /// Checks that the archive is nothing but the pages of this delivery, all of them.
    public void checkPages(InputStream archive) {
        Map<PageKind, TreeSet<Integer>> pages = new EnumMap<>(PageKind.class);
        visitPages(
                archive,
                (page, _) -> {
                    var numbers = pages.computeIfAbsent(page.kind(), _ -> new TreeSet<>());
                    if (!numbers.add(page.number())) {
                        throw new RefusedDeliveryException(
                                "page-twice", page.file() + " is twice in the archive.");
                    }
                });
        for (PageKind kind : PageKind.values()) {
            checkComplete(kind, pages.getOrDefault(kind, new TreeSet<>()));
        }
    }

    private static void checkComplete(PageKind kind, TreeSet<Integer> numbers) {
        if (numbers.isEmpty()) {
            throw new RefusedDeliveryException(
                    "kind-missing",
                    "The archive has no %s page: send all five kinds, else people would vanish."
                            .formatted(kind.word()));
        }
        for (int number = 0; number <= numbers.last(); number++) {
            if (!numbers.contains(number)) {
                throw new RefusedDeliveryException(
                        "page-missing",
                        "Page %04d of %s is missing: send the delivery again with all its pages."
                                .formatted(number, kind.word()));
            }
        }
    }

    public void visitPages(InputStream archive, PageVisitor visitor) {
        try {
            var compressed = new CountedInput(archive);
            var gzip = new GZIPInputStream(compressed, BUFFER);
            var bounded = new BoundedInput(gzip, compressed, limits);
            try (var tar = new TarArchiveInputStream(bounded, "UTF-8")) {
                visitEntries(tar, bounded, visitor);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedDeliveryException(
                    "archive-unreadable",
                    "The archive is cut or damaged (%s): send it again.".formatted(words(e)));
        }
    }

    private void visitEntries(TarArchiveInputStream tar, BoundedInput bounded, PageVisitor visitor)
            throws IOException {
        int entries = 0;
        while (true) {
            bounded.expectHeader();
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                break;
            }
            if (++entries > limits.entries()) {
                throw new RefusedDeliveryException(
                        "archive-too-many-entries",
                        "The archive has more than %d files.".formatted(limits.entries()));
            }
            PageName page = page(entry);
            bounded.expectContent();
            visitor.visit(page, new EntryInput(tar));
            drain(tar);
        }
        if (entries == 0) {
            throw new RefusedDeliveryException("archive-unreadable", "The archive holds no file.");
        }
        bounded.expectContent();
        drain(bounded);
    }

    private PageName page(TarArchiveEntry entry) {
        String name = entry.getName();
        if (name.contains("/") || name.contains("\\") || name.contains("..")) {
            throw new RefusedDeliveryException(
                    "archive-path",
                    "The archive must be flat: \"%s\" has a path.".formatted(shortened(name)));
        }
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            throw new RefusedDeliveryException(
                    "archive-link",
                    "\"%s\" is no plain file: links and devices are refused."
                            .formatted(shortened(name)));
        }
        return delivery.page(name)
                .orElseThrow(() ->
                        new RefusedDeliveryException(
                                "archive-foreign-file",
                                "\"%s\" is no page of this delivery: a page is named like"
                                                .formatted(shortened(name))
                                        + " %s_GAR-ENT_Complet_%s_%s_Eleve_0000.xml."
                                                .formatted(
                                                        delivery.idEnt(),
                                                        delivery.stamp(),
                                                        delivery.degree())));
    }

    /// Reads to the end: a cut archive shows itself there, and headers stay apart from content.
    private static void drain(InputStream input) throws IOException {
        byte[] sink = new byte[BUFFER];
        while (input.read(sink) >= 0) {
            // nothing to keep
        }
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    private static String words(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /// A parser that closes its page must not close the archive.
    private static final class EntryInput extends java.io.FilterInputStream {

        EntryInput(InputStream tar) {
            super(tar);
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
