package fr.rentree.sync.sharing;

import fr.rentree.sync.feed.EpochRepository;
import fr.rentree.sync.sharing.ShareRepository.Followed;
import fr.rentree.sync.sharing.SharedPages.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Gives a reader what is new in the shares that they see now, and says which they see no longer.
@ApplicationScoped
class SharedDesk {

    /// What a reader asks with.
    ///
    /// @param bytes of documents that the page may have
    record Question(UUID reader, Optional<SharedCursor> since, int rows, int bytes) {}

    private final ShareRepository shares;
    private final SharedRepository shared;
    private final EpochRepository epochs;
    private final SharingConfig sharing;

    SharedDesk(
            ShareRepository shares,
            SharedRepository shared,
            EpochRepository epochs,
            SharingConfig sharing) {
        this.shares = shares;
        this.sharing = sharing;
        this.shared = shared;
        this.epochs = epochs;
    }

    /// @param visible what the reader was found to see, in the reader's own transaction
    @Transactional
    Page page(Question question, List<UUID> visible) {
        var since = question.since();
        if (since.isPresent() && !epochs.knows(since.get().epoch())) {
            throw ShareProblems.resync();
        }
        Map<UUID, Long> read = since.<Map<UUID, Long>>map(SharedCursor::read).orElse(Map.of());
        var open = shares.taught(visible, sharing.sharesPerReader());
        var page = new SharedPages(question.rows(), question.bytes());
        ended(read, open).forEach(page::ended);

        var reached = new LinkedHashMap<UUID, Long>();
        boolean more = false;
        for (Followed followed : open) {
            var share = followed.share();
            long from = read.getOrDefault(share.id(), 0L);
            if (from > followed.head()) {
                throw ShareProblems.resync();
            }
            long to = fill(page, share, from, followed.head());
            reached.put(share.id(), to);
            more |= to < followed.head();
        }
        long epoch = epochs.latest().orElseGet(epochs::begin);
        return new Page(page.changes(), new SharedCursor(question.reader(), epoch, reached), more);
    }

    /// Returns how far the share is read by this page.
    private long fill(SharedPages page, Share share, long from, long head) {
        if (from == head || page.rowsLeft() == 0) {
            return from;
        }
        var found = shared.after(share, from, page.rowsLeft(), page.bytesLeft());
        long reached = from;
        boolean whole = found.isEmpty();
        for (var row : found) {
            if (!page.take(share, row)) {
                break;
            }
            reached = row.seq();
            whole = row.last();
        }
        shared.remember(share, page.shown(share));
        return whole ? Math.max(head, reached) : reached;
    }

    private static List<UUID> ended(Map<UUID, Long> read, List<Followed> open) {
        var still = open.stream().map(one -> one.share().id()).collect(Collectors.toSet());
        return read.keySet().stream().filter(share -> !still.contains(share)).toList();
    }
}
