package fr.rentree.sync.admission;

import java.util.concurrent.atomic.AtomicInteger;

/// The memory that one page takes until it has left.
public final class PageRoom {

    private final Room room;
    private final AtomicInteger held;

    PageRoom(Room room, int bytes) {
        this.room = room;
        this.held = new AtomicInteger(bytes);
    }

    /// Bytes of documents that the page may have.
    public int bytes() {
        return held.get();
    }

    /// What the page does not need is free at once.
    public void keepOnly(int bytes) {
        int before = held.get();
        if (bytes < before && held.compareAndSet(before, bytes)) {
            room.giveBack(before - bytes);
        }
    }

    void end() {
        room.giveBack(held.getAndSet(0));
    }
}
