package fr.rentree.sync.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/// Passes at most so many bytes on, and refuses with the first one more; never closes its source.
final class BoundedStream extends FilterInputStream {

    /// What several streams of one file may bring together.
    static final class Allowance {
        private long left;

        Allowance(long bytes) {
            this.left = bytes;
        }
    }

    private final Allowance allowance;
    private final Supplier<FileRefusal> beyond;

    BoundedStream(InputStream source, Allowance allowance, Supplier<FileRefusal> beyond) {
        super(source);
        this.allowance = allowance;
        this.beyond = beyond;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(bytes, 8192)]);
    }

    @Override
    public void close() {
        // Whoever gave the source closes it.
    }

    private void count(int read) {
        allowance.left -= read;
        if (allowance.left < 0) {
            throw new RefusedFileException(beyond.get());
        }
    }
}
