package fr.rentree.identity.formats.gar;

import fr.rentree.identity.formats.ReadLimits;
import fr.rentree.identity.formats.RefusedDeliveryException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what comes out of the decompressor and refuses it beyond the limits.
final class BoundedInput extends FilterInputStream {

    /// Small archives compress absurdly well without harm: below this no ratio is asked.
    private static final long FREE = 10L << 20;

    /// What may be read between two files: headers and long names, never a hidden gigabyte.
    private static final long HEADERS = 64L << 10;

    private final CountedInput compressed;
    private final ReadLimits limits;
    private long read;
    private long headerEnd = HEADERS;

    BoundedInput(InputStream expanded, CountedInput compressed, ReadLimits limits) {
        super(expanded);
        this.compressed = compressed;
        this.limits = limits;
    }

    void expectHeader() {
        headerEnd = read + HEADERS;
    }

    void expectContent() {
        headerEnd = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int number = super.read(buffer, offset, length);
        if (number > 0) {
            count(number);
        }
        return number;
    }

    @Override
    public long skip(long number) throws IOException {
        byte[] sink = new byte[(int) Math.min(number, 8192)];
        int skipped = read(sink, 0, sink.length);
        return Math.max(skipped, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int number) {
        read += number;
        if (read > limits.expandedBytes()) {
            throw new RefusedDeliveryException(
                    "archive-too-large",
                    "The archive expands to more than %d bytes: send fewer schools at once."
                            .formatted(limits.expandedBytes()));
        }
        if (read > FREE && read / limits.ratio() > compressed.count()) {
            throw new RefusedDeliveryException(
                    "archive-absurd-ratio",
                    "The archive expands more than %d times: this is no roster."
                            .formatted(limits.ratio()));
        }
        if (read > headerEnd) {
            throw new RefusedDeliveryException(
                    "archive-unreadable",
                    "The archive hides more than %d bytes between two files.".formatted(HEADERS));
        }
    }

    /// Counts the compressed bytes that were asked for.
    static final class CountedInput extends FilterInputStream {

        private long count;

        CountedInput(InputStream compressed) {
            super(compressed);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int number = super.read(buffer, offset, length);
            count += Math.max(number, 0);
            return number;
        }
    }
}
