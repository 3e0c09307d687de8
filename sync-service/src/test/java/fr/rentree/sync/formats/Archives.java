package fr.rentree.sync.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives as somebody may send them.
public final class Archives {

    private Archives() {}

    /// Names and contents in turn.
    public static byte[] of(String... namesAndTexts) {
        var entries = new byte[namesAndTexts.length / 2][];
        var names = new String[entries.length];
        for (int i = 0; i < entries.length; i++) {
            names[i] = namesAndTexts[2 * i];
            entries[i] = namesAndTexts[2 * i + 1].getBytes(StandardCharsets.UTF_8);
        }
        return of(names, entries);
    }

    public static byte[] of(String[] names, byte[][] contents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < names.length; i++) {
                zip.putNextEntry(new ZipEntry(names[i]));
                zip.write(contents[i]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
