package fr.rentree.sync.imports;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.formats.FoundNote.Defect;
import fr.rentree.sync.imports.Item.Finding;
import fr.rentree.sync.imports.Item.Outcome;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The documents of imports, and what became of each.
@Singleton
class ItemRepository extends SqlRepository {

    ItemRepository(DataSource database) {
        super(database);
    }

    void add(UUID owner, UUID id, List<Item> items) {
        update(
                """
                insert into note_import_item
                       (owner, import, position, place, kind, school, work, note, doc, likeness, profiles,
                        problem, detail)
                select ?::uuid, ?::uuid, i.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) i
                """,
                owner,
                id,
                Column.of("int4", items, Item::position),
                Column.of("text", items, item -> plain(item.place())),
                Column.of("text", items, item -> plain(item.kind())),
                Column.of("text", items, item -> plain(item.school())),
                Column.of("text", items, item -> plain(item.work())),
                Column.of("uuid", items, Item::note),
                Column.of("text", items, item -> item.doc().orElse(null)),
                Column.of("text", items, item -> item.likeness().orElse(null)),
                Column.of("text", items, item -> String.join(",", item.profiles())),
                Column.of("text", items, item -> item.defect().map(Defect::slug).orElse(null)),
                Column.of(
                        "text",
                        items,
                        item ->
                                item.defect()
                                        .map(Defect::detail)
                                        .map(ItemRepository::plain)
                                        .orElse(null)));
    }

    /// What a file says of itself may hold a NUL, which no text of the database can.
    private static String plain(String text) {
        return text.replace('\0', '\uFFFD');
    }

    List<Item.Pending> pending(UUID owner, UUID id, int rows, int bytes) {
        return list(
                """
                select *
                  from (select *, sum(octet_length(doc)) over (order by position) - octet_length(doc) as before
                          from (select position, kind, school, work, note, doc, finding, other, base_rev
                                  from note_import_item
                                 where owner = ? and import = ? and outcome is null
                                 order by position
                                 limit ?) page) i
                 where i.before = 0 or i.before + octet_length(i.doc) <= ?
                 order by i.position
                """,
                ItemRepository::pending,
                owner,
                id,
                rows,
                bytes);
    }

    void done(UUID owner, UUID id, List<Item.Done> done) {
        update(
                """
                update note_import_item i
                   set outcome = d.outcome, problem = d.problem, detail = d.detail, doc = null
                  from unnest(?, ?, ?, ?) d (position, outcome, problem, detail)
                 where i.owner = ? and i.import = ? and i.position = d.position
                """,
                Column.of("int4", done, Item.Done::position),
                Column.of("text", done, one -> one.outcome().name()),
                Column.of("text", done, one -> one.defect().map(Defect::slug).orElse(null)),
                Column.of("text", done, one -> one.defect().map(Defect::detail).orElse(null)),
                owner,
                id);
    }

    /// Closes those that a decision leaves nothing to be written of.
    void close(UUID owner, UUID id, Finding finding, Outcome outcome) {
        update(
                """
                update note_import_item
                   set outcome = ?, doc = null
                 where owner = ? and import = ? and finding = ? and outcome is null
                """,
                outcome,
                owner,
                id,
                finding);
    }

    List<Import.Count> counts(UUID owner, UUID id) {
        return list(
                """
                select finding, outcome, count(*)::int as items
                  from note_import_item
                 where owner = ? and import = ? and finding is not null
                 group by finding, outcome
                """,
                row ->
                        new Import.Count(
                                Finding.valueOf(row.getString("finding")),
                                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                                row.getInt("items")),
                owner,
                id);
    }

    List<Import.Named> profiles(UUID owner, UUID id) {
        return list(
                """
                select profile as name, count(*)::int as items
                  from note_import_item i, unnest(string_to_array(i.profiles, ',')) profile
                 where i.owner = ? and i.import = ?
                 group by profile
                 order by profile
                """,
                ItemRepository::named,
                owner,
                id);
    }

    /// Problems of what is or will be rejected, the most frequent first.
    List<Import.Named> rejections(UUID owner, UUID id) {
        return list(
                """
                select problem as name, count(*)::int as items
                  from note_import_item
                 where owner = ? and import = ? and problem is not null
                 group by problem
                 order by items desc, problem
                """,
                ItemRepository::named,
                owner,
                id);
    }

    /// New notes that find no room in their notebooks.
    int overQuota(UUID owner, UUID id, int limit) {
        return first(
                        """
                        select coalesce(sum(greatest(0, i.added - greatest(0, ? - coalesce(n.live, 0)))), 0)::int
                          from (select school, work, count(*) as added
                                  from note_import_item
                                 where owner = ? and import = ? and finding = 'NEW' and outcome is null
                                   and kind in ('annotation', 'sequence')
                                 group by school, work) i
                          left join notebook n
                            on n.owner = ? and n.school = i.school and n.work = i.work
                        """,
                        row -> row.getInt(1),
                        limit,
                        owner,
                        id,
                        owner)
                .orElseThrow();
    }

    List<Item.Seen> page(UUID owner, UUID id, int after, int rows) {
        return list(
                """
                select position, place, note, profiles, finding, outcome, problem, detail
                  from note_import_item
                 where owner = ? and import = ? and position > ?
                 order by position
                 limit ?
                """,
                row ->
                        new Item.Seen(
                                row.getInt("position"),
                                row.getString("place"),
                                uuid(row, "note"),
                                words(row.getString("profiles")),
                                row.getString("finding"),
                                row.getString("outcome"),
                                row.getString("problem"),
                                row.getString("detail")),
                owner,
                id,
                after,
                rows);
    }

    private static List<String> words(String profiles) {
        return profiles.isEmpty() ? List.of() : Arrays.asList(profiles.split(","));
    }

    private static Import.Named named(ResultSet row) throws SQLException {
        return new Import.Named(row.getString("name"), row.getInt("items"));
    }

    private static Item.Pending pending(ResultSet row) throws SQLException {
        return new Item.Pending(
                row.getInt("position"),
                row.getString("kind"),
                row.getString("school"),
                row.getString("work"),
                uuid(row, "note"),
                row.getString("doc"),
                Finding.valueOf(row.getString("finding")),
                row.getObject("other", UUID.class),
                row.getInt("base_rev"));
    }
}
