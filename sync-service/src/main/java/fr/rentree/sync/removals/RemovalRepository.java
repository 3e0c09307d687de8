package fr.rentree.sync.removals;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Takes the content out of one notebook; what stays is what devices need to do the same.
@Singleton
class RemovalRepository extends SqlRepository {

    /// The deletion is nobody's device's.
    private static final UUID NO_DEVICE = new UUID(0, 0);

    /// @param seq of the last change that the plan knew
    record Item(UUID plan, UUID notebook, UUID owner, long seq) {}

    /// A notebook that is due, its row held.
    record Due(String school, String work, String reason, int live) {}

    RemovalRepository(DataSource database) {
        super(database);
    }

    /// The next one that an approved plan names and nobody is at work on.
    Optional<Item> next(UUID plan) {
        return first(
                """
                select plan, notebook, owner, seq
                  from removal_item
                 where plan = (select id from removal_plan where id = ? and approved_at is not null)
                   and outcome is null
                 order by notebook
                 limit 1
                   for update skip locked
                """,
                row ->
                        new Item(
                                uuid(row, "plan"),
                                uuid(row, "notebook"),
                                uuid(row, "owner"),
                                row.getLong("seq")),
                plan);
    }

    /// Holds the notebook, so that a renewal that calls the removal off comes before or after. Not
    /// due is one that somebody wrote in since the plan showed it: the next plan names it.
    Optional<Due> due(Item item, LocalDate today) {
        return first(
                """
                select school, work, frozen_reason, live
                  from notebook
                 where owner = ? and id = ? and seq = ? and announced_at is not null and removal_on <= ?
                   for update
                """,
                row ->
                        new Due(
                                row.getString("school"),
                                row.getString("work"),
                                row.getString("frozen_reason"),
                                row.getInt("live")),
                item.owner(),
                item.notebook(),
                item.seq(),
                today);
    }

    /// Asked in a statement of its own, after the notebook is held: it sees what was committed
    /// until then.
    boolean opens(Item item, LocalDate today) {
        return first(
                        "select notebook_opens(n, ?) from notebook n where n.owner = ? and n.id = ?",
                        row -> row.getBoolean(1),
                        today,
                        item.owner(),
                        item.notebook())
                .orElse(false);
    }

    /// Leaves a tombstone of each document that stands, numbered in their order; returns how many.
    int empty(Item item, long seq, Instant at) {
        int notes =
                update(
                        """
                        update document d
                           set doc = null, size = 0, history = null, rev = d.rev + 1,
                               seq = ? + o.place, stamp = ?, changed_at = ?
                          from (select id, row_number() over (order by seq) as place
                                  from document
                                 where owner = ? and notebook = ? and doc is not null) o
                         where d.owner = ? and d.id = o.id
                        """,
                        seq,
                        at.toEpochMilli() + ":0:" + NO_DEVICE,
                        at,
                        item.owner(),
                        item.notebook(),
                        item.owner());
        update(
                """
                delete from text_version v using document d
                 where v.owner = ? and d.owner = v.owner and d.id = v.document and d.notebook = ?
                """,
                item.owner(),
                item.notebook());
        update(
                "delete from recycled where owner = ? and notebook = ?",
                item.owner(),
                item.notebook());
        return notes;
    }

    void close(Item item, long seq, Instant at) {
        update(
                """
                update notebook
                   set live = 0, seq = ?, removed_at = ?, frozen_at = null, frozen_reason = null,
                       announced_at = null, removal_on = null
                 where owner = ? and id = ?
                """,
                seq,
                at,
                item.owner(),
                item.notebook());
        update(
                "update share set ended_at = ? where owner = ? and notebook = ? and ended_at is null",
                at,
                item.owner(),
                item.notebook());
    }

    void settle(Item item, String outcome) {
        update(
                "update removal_item set outcome = ? where plan = ? and notebook = ?",
                outcome,
                item.plan(),
                item.notebook());
    }

    /// Done once nothing waits; somebody else may still be at work on the last ones.
    void finish(UUID plan, Instant at) {
        update(
                """
                update removal_plan set done_at = ?
                 where id = ? and done_at is null and approved_at is not null
                   and not exists (select 1 from removal_item where plan = ? and outcome is null)
                """,
                at,
                plan,
                plan);
    }
}
