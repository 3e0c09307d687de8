package fr.rentree.sync.imports;

import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.documents.Kind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Compares the documents of an import with one another and with what is there.
@Singleton
class PlanRepository extends SqlRepository {

    /// A note that is there.
    record Standing(UUID id, int rev, String doc) {}

    /// What makes a note that is there look like others.
    record Looks(UUID id, int rev, String likeness) {}

    PlanRepository(DataSource database) {
        super(database);
    }

    /// Until the end of the transaction sets are joined as sets: of rows that came a moment ago the
    /// planner knows nothing, takes them for few, and would compare each with each.
    void expectMany() {
        list("select set_config('enable_nestloop', 'off', true)", _ -> true);
    }

    /// The same id twice in one file: the first one counts.
    void findRepeated(UUID owner, UUID id) {
        update(
                """
                update note_import_item i
                   set finding = case when f.doc = i.doc then 'IDENTICAL' else 'INVALID' end,
                       problem = case when f.doc = i.doc then null else 'repeated-in-file' end,
                       detail = case when f.doc = i.doc then null
                                     else 'Another note has the same id, at ' || f.place || '.' end
                  from (select distinct on (note) note, position, place, doc
                          from note_import_item
                         where owner = ? and import = ? and problem is null
                         order by note, position) f
                 where i.owner = ? and i.import = ? and i.problem is null
                   and i.note = f.note and i.position > f.position
                """,
                owner,
                id,
                owner,
                id);
    }

    /// The same id here; what is here byte for byte is not judged again.
    void findById(UUID owner, UUID id) {
        update(
                """
                update note_import_item i
                   set finding = case when d.doc is null then 'DELETED'
                                      when d.doc = i.doc and n.school = i.school and n.work = i.work
                                      then 'IDENTICAL'
                                      else 'CONFLICTING' end,
                       base_rev = d.rev, problem = null, detail = null
                  from document d
                  join notebook n on n.id = d.notebook
                 where i.owner = ? and i.import = ? and i.finding is null
                   and d.owner = i.owner and d.id = i.note
                   and (i.problem is null or d.doc = i.doc)
                """,
                owner,
                id);
    }

    List<UUID> notebooks(UUID owner, UUID id) {
        return list(
                """
                select n.id
                  from notebook n
                 where n.owner = ?
                   and (n.school, n.work) in (select school, work
                                                from note_import_item
                                               where owner = ? and import = ? and likeness is not null
                                                 and finding is null and problem is null)
                """,
                row -> uuid(row, "id"),
                owner,
                owner,
                id);
    }

    List<Standing> standing(UUID owner, UUID notebook, UUID after, int rows) {
        return list(
                """
                select id, rev, doc
                  from document
                 where owner = ? and notebook = ? and doc is not null and kind = ? and id > ?
                 order by id
                 limit ?
                """,
                row -> new Standing(uuid(row, "id"), row.getInt("rev"), row.getString("doc")),
                owner,
                notebook,
                Kind.ANNOTATION.word(),
                after,
                rows);
    }

    void findAlike(UUID owner, UUID id, UUID notebook, List<Looks> looks) {
        update(
                """
                update note_import_item i
                   set finding = 'LOOK_ALIKE', other = l.id, base_rev = l.rev
                  from unnest(?, ?, ?) l (id, rev, likeness), notebook n
                 where i.owner = ? and i.import = ? and i.finding is null and i.problem is null
                   and i.likeness = any (?) and i.likeness = l.likeness
                   and n.id = ? and n.school = i.school and n.work = i.work
                """,
                Column.of("uuid", looks, Looks::id),
                Column.of("int4", looks, Looks::rev),
                Column.of("text", looks, Looks::likeness),
                owner,
                id,
                Column.of("text", looks, Looks::likeness),
                notebook);
    }

    /// What met nothing is new, or was wrong from the start.
    void settle(UUID owner, UUID id) {
        update(
                """
                update note_import_item
                   set finding = case when problem is null then 'NEW' else 'INVALID' end
                 where owner = ? and import = ? and finding is null
                """,
                owner,
                id);
    }
}
