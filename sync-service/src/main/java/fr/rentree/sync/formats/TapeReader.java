package fr.rentree.sync.formats;

import java.io.IOException;
import java.io.Reader;

/// Passes text on to a parser and remembers the end of it, so that a document can be taken out as
/// it was written although the file never is in memory.
final class TapeReader extends Reader {

    /// More than a parser reads ahead.
    private static final int AHEAD = 16 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private final int longest;
    private final StringBuilder tape = new StringBuilder();
    private long start;

    /// @param longest characters that can be taken out in one piece
    TapeReader(Reader source, int longest) {
        this.source = source;
        this.longest = longest;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = source.read(into, from, length);
        if (read > 0 && start == 0 && tape.isEmpty() && into[from] == BYTE_ORDER_MARK) {
            into[from] = ' ';
        }
        if (read > 0) {
            tape.append(into, from, read);
            forgetTheBeginning();
        }
        return read;
    }

    boolean holds(long from, long to) {
        return to - from <= longest;
    }

    String between(long from, long to) {
        return tape.substring((int) (from - start), (int) (to - start));
    }

    private void forgetTheBeginning() {
        int kept = longest + AHEAD;
        if (tape.length() > 2 * kept) {
            int forgotten = tape.length() - kept;
            tape.delete(0, forgotten);
            start += forgotten;
        }
    }

    @Override
    public void close() {
        // The stream is an archive's: it goes on after this entry.
    }
}
