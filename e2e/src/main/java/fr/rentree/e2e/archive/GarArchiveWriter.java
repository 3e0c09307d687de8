package fr.rentree.e2e.archive;

import fr.rentree.e2e.generator.Ent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Writes the full delivery of one portal in one year, school by school: its size costs time, not
/// memory.
public record GarArchiveWriter(Ent ent, int year, LocalDateTime exportedAt, Set<Defect> defects) {

    /// An archive and the file beside it that says it is complete.
    public record GarArchive(Path archive, Path digest) {}

    public static GarArchiveWriter of(Ent ent, int year, LocalDateTime exportedAt) {
        return new GarArchiveWriter(ent, year, exportedAt, Set.of());
    }

    public GarArchiveWriter with(Defect... wanted) {
        return new GarArchiveWriter(ent, year, exportedAt, Set.of(wanted));
    }

    public GarArchive writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        var base = new GarName(ent.id(), exportedAt).base();
        var archive = directory.resolve(base + ".tar.gz");
        var digest = md5();
        try (var file = Files.newOutputStream(archive);
                var tar = tar(new DigestOutputStream(file, digest))) {
            for (var kind : GarKind.values()) {
                writeKind(tar, kind);
            }
            if (defects.contains(Defect.PATH_TRAVERSAL)) {
                tar.putArchiveEntry(new TarArchiveEntry("../" + base + "_Eleve_0000.xml", true));
                tar.closeArchiveEntry();
            }
        }
        var checked = directory.resolve(base + ".md5");
        Files.writeString(checked, hex(damaged(archive, digest)));
        return new GarArchive(archive, checked);
    }

    private void writeKind(TarArchiveOutputStream tar, GarKind kind) {
        try (var pages = new GarPages(tar, new GarName(ent.id(), exportedAt), kind, defects)) {
            for (var list : GarList.values()) {
                if (list.kind() == kind) {
                    writeList(list, pages);
                }
            }
        }
    }

    private void writeList(GarList list, GarPages pages) {
        try (var schools = ent.schoolsIn(year)) {
            schools.forEach(school -> list.write(school, pages));
        }
        for (var defect : defects) {
            if (defect.isIn(list)) {
                ent.schoolsIn(year).limit(1).forEach(school -> defect.write(school, pages));
            }
        }
    }

    private byte[] damaged(Path archive, MessageDigest digest) throws IOException {
        if (defects.contains(Defect.CUT_ARCHIVE)) {
            try (var channel = Files.newByteChannel(archive, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
            return md5().digest(Files.readAllBytes(archive));
        }
        if (defects.contains(Defect.WRONG_DIGEST)) {
            return md5().digest("another file".getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static TarArchiveOutputStream tar(OutputStream out) throws IOException {
        var tar = new TarArchiveOutputStream(new GZIPOutputStream(new BufferedOutputStream(out)));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return tar;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
