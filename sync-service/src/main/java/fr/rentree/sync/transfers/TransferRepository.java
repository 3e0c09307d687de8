package fr.rentree.sync.transfers;

import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.heads.Head;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Puts one notebook's notes into another of the same owner; ids, texts and bins stay as they are.
@Singleton
class TransferRepository extends SqlRepository {

    /// One notebook's notes on their way into another.
    record Move(UUID owner, UUID from, UUID into) {}

    TransferRepository(DataSource database) {
        super(database);
    }

    /// Each note that stands gets the next number, in the order it had; returns how many there are.
    int move(Move move, Head head, Instant at) {
        int notes =
                update(
                        """
                        update document d
                           set notebook = ?, seq = ? + o.place, rev = d.rev + 1, changed_at = ?
                          from (select id, row_number() over (order by seq) as place
                                  from document
                                 where owner = ? and notebook = ? and doc is not null) o
                         where d.owner = ? and d.id = o.id
                        """,
                        move.into(),
                        head.seq(),
                        at,
                        move.owner(),
                        move.from(),
                        move.owner());
        update(
                "update document set notebook = ? where owner = ? and notebook = ?",
                move.into(),
                move.owner(),
                move.from());
        for (String table : List.of("recycled", "share")) {
            update(
                    "update %s set notebook = ? where owner = ? and notebook = ?".formatted(table),
                    move.into(),
                    move.owner(),
                    move.from());
        }
        return notes;
    }

    /// The old notebook leads to the new one from now on, and so does what led to the old one.
    void leaveWord(Move move, long seq) {
        update(
                """
                update notebook
                   set live = 0, seq = ?, moved_to = ?, frozen_at = null, frozen_reason = null,
                       announced_at = null, removal_on = null
                 where owner = ? and id = ?
                """,
                seq,
                move.into(),
                move.owner(),
                move.from());
        update(
                "update notebook set moved_to = ? where owner = ? and moved_to = ? and id <> ?",
                move.into(),
                move.owner(),
                move.from(),
                move.into());
        update(
                "update notebook set moved_to = null where owner = ? and id = ?",
                move.owner(),
                move.into());
        update("select tell_of_rights(array[?])", move.owner());
    }
}
