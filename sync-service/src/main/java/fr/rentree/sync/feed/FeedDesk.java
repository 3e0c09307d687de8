package fr.rentree.sync.feed;

import fr.rentree.sync.devices.Cursor;
import fr.rentree.sync.devices.CursorSeal;
import fr.rentree.sync.devices.DeviceGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives a device what it has not read yet.
@ApplicationScoped
class FeedDesk {

    /// Asked about by who has no cursor; no epoch has this mark.
    private static final long NO_EPOCH = 0;

    /// What a device asks with.
    ///
    /// @param bytes of documents that the page may have
    /// @param known the cursor of its last page when it only wants to hear of news
    record Question(
            @Nullable String since,
            int rows,
            int bytes,
            @Nullable String known,
            @Nullable UUID device) {}

    private final FeedRepository feed;
    private final EpochRepository epochs;
    private final ReaderMemory readers;
    private final CursorSeal seal;

    FeedDesk(FeedRepository feed, EpochRepository epochs, ReaderMemory readers, CursorSeal seal) {
        this.feed = feed;
        this.epochs = epochs;
        this.readers = readers;
        this.seal = seal;
    }

    FeedAnswer pull(UUID owner, Question question) {
        if (question.since() == null) {
            var head = feed.head(new Cursor(owner, NO_EPOCH, 0), question.device());
            return switch (head.gate()) {
                case OPEN, RESET -> page(new Cursor(owner, current(head), 0), head, question);
                case CUT, UNNAMED, ERASED -> new FeedAnswer.Closed(head.gate());
            };
        }
        Optional<Cursor> opened = seal.open(question.since());
        if (opened.isEmpty()) {
            return new FeedAnswer.ForeignCursor();
        }
        var cursor = opened.get();
        if (!cursor.owner().equals(owner)) {
            return new FeedAnswer.CursorOfSomebodyElse();
        }
        var head = feed.head(cursor, question.device());
        if (head.gate() != DeviceGate.OPEN) {
            return new FeedAnswer.Closed(head.gate());
        }
        return !head.known() || cursor.seq() > head.seq()
                ? new FeedAnswer.Resync()
                : page(new Cursor(owner, current(head), cursor.seq()), head, question);
    }

    private long current(FeedRepository.Head head) {
        return head.epoch().orElseGet(epochs::begin);
    }

    private FeedAnswer page(Cursor from, FeedRepository.Head head, Question question) {
        long last = head.seq();
        boolean caughtUp = from.seq() == last;
        if (question.device() != null) {
            readers.seen(question.device(), from, head);
        }
        if (caughtUp) {
            String here = seal.seal(from);
            return here.equals(question.known())
                    ? new FeedAnswer.NotModified(here)
                    : new FeedAnswer.Page(List.of(), here, false);
        }
        var changes = feed.after(from.owner(), from.seq(), question.rows(), question.bytes());
        long read = changes.getLast().seq();
        var cursor = seal.seal(new Cursor(from.owner(), from.epoch(), read));
        return new FeedAnswer.Page(changes, cursor, read < last);
    }
}
