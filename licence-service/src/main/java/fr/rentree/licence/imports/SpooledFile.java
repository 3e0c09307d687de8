package fr.rentree.licence.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// An upload set aside until all of it is here: a slow sender holds no transaction.
///
/// @param digest SHA-256 of what was sent
record SpooledFile(Path path, String digest, long most) implements AutoCloseable {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    static SpooledFile of(InputStream upload, long most) throws IOException {
        var path = Files.createTempFile("catalogue", ".upload");
        try (var digesting =
                        new DigestOutputStream(
                                Files.newOutputStream(path), MessageDigest.getInstance("SHA-256"));
                var limited = new Limited(upload, most)) {
            limited.transferTo(digesting);
            var digest = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
            return new SpooledFile(path, digest, most);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /// Its content, expanded when it is compressed, and never more than the limit.
    BufferedInputStream open() throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(path));
        bytes.mark(2);
        boolean compressed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        return new BufferedInputStream(
                compressed ? new Limited(new GZIPInputStream(bytes), most) : bytes);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    /// Refuses what goes on beyond the limit, however it was announced.
    private static final class Limited extends FilterInputStream {

        private final long most;
        private long read;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            return counted(count, count);
        }

        private int counted(int result, int bytes) {
            read += result < 0 ? 0 : bytes;
            if (read > most) {
                throw ImportProblems.tooLarge(most);
            }
            return result;
        }
    }
}
