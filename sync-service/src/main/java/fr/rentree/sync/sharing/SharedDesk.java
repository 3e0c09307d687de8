package fr.rentree.sync.sharing;

import fr.rentree.sync.feed.EpochRepository;
import fr.rentree.sync.limits.SyncConfig;
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

    private final SharedRepository shared;
    private final EpochRepository epochs;
    private final SyncConfig limits;

    SharedDesk(SharedRepository shared, EpochRepository epochs, SyncConfig limits) {
        this.shared = shared;
        this.epochs = epochs;
        this.limits = limits;
    }

    /// @param visible what the reader was found to see, in the reader's own transaction
    @Transactional
    Page page(UUID reader, Optional<SharedCursor> since, List<Share> visible, int rows) {
        if (since.isPresent() && !epochs.knows(since.get().epoch())) {
            throw ShareProblems.resync();
        }
        Map<UUID, Long> read = since.<Map<UUID, Long>>map(SharedCursor::read).orElse(Map.of());
        var heads = shared.heads(visible.stream().map(Share::id).toList());
        var open = visible.stream().filter(share -> heads.containsKey(share.id())).toList();
        var page = new SharedPages(rows, limits.bytesPerPage());
        ended(read, open).forEach(page::ended);

        var reached = new LinkedHashMap<UUID, Long>();
        boolean more = false;
        for (Share share : open) {
            long from = read.getOrDefault(share.id(), 0L);
            long head = heads.getOrDefault(share.id(), 0L);
            if (from > head) {
                throw ShareProblems.resync();
            }
            long to = fill(page, share, from, head);
            reached.put(share.id(), to);
            more |= to < head;
        }
        long epoch = epochs.latest().orElseGet(epochs::begin);
        return new Page(page.changes(), new SharedCursor(reader, epoch, reached), more);
    }

    /// Returns how far the share is read by this page.
    private long fill(SharedPages page, Share share, long from, long head) {
        int room = page.room();
        if (from == head || room == 0) {
            return from;
        }
        var found = shared.after(share, from, room);
        long reached = from;
        for (var row : found) {
            if (!page.take(share, row)) {
                shared.remember(share, page.shown(share));
                return reached;
            }
            reached = row.seq();
        }
        shared.remember(share, page.shown(share));
        return found.size() < room ? Math.max(head, reached) : reached;
    }

    private static List<UUID> ended(Map<UUID, Long> read, List<Share> open) {
        var still = open.stream().map(Share::id).collect(Collectors.toSet());
        return read.keySet().stream().filter(share -> !still.contains(share)).toList();
    }
}
