package fr.rentree.sync.notebooks;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Notebooks of each owner.
@Singleton
public class NotebookRepository extends SqlRepository {

    private static final String SELECT =
            """
            select n.owner, n.id, n.school, n.work, n.school_year, n.live, n.seq, n.frozen_reason, n.removal_on,
                   n.moved_to, n.access_point,
                   coalesce(n.access_point <> '' and n.access_point <> p.access_point, false) as elsewhere,
                   coalesce(p.places <> '[]'
                              and not p.places @> jsonb_build_array(jsonb_build_object('uai', n.school)),
                            false) as school_left,
                   coalesce(p.access_point_since, '1970-01-01Z') as elsewhere_since
              from notebook n left join person p on p.person = n.owner
            """;

    NotebookRepository(DataSource database) {
        super(database);
    }

    public List<Notebook> of(UUID owner) {
        return list(
                SELECT
                        + """
                        where n.owner = ?
                        """,
                NotebookRepository::notebook,
                owner);
    }

    public Optional<Notebook> find(UUID owner, UUID id) {
        return first(
                SELECT
                        + """
                        where n.owner = ? and n.id = ?
                        """,
                NotebookRepository::notebook,
                owner,
                id);
    }

    /// Those that hold something, be it in the bin alone, or may still be written in; in the order
    /// of their ids.
    public List<Notebook> page(UUID owner, String afterId, int rows) {
        return list(
                SELECT
                        + """
                        where n.owner = ? and n.id::text > ?
                          and (n.live > 0 or n.removed_at is null and notebook_stands(n)
                               or exists (select from recycled r
                                           where r.owner = n.owner and r.notebook = n.id))
                        order by n.id::text
                        limit ?
                        """,
                NotebookRepository::notebook,
                owner,
                afterId,
                rows);
    }

    /// The notebooks of several owners, as a question that is asked with others.
    public Query<OwnedNotebook> of(Collection<UUID> owners) {
        return new Query<>(
                new Sql(
                        SELECT
                                + """
                                where n.owner = any (?)
                                """,
                        Column.of("uuid", owners, owner -> owner)),
                row -> new OwnedNotebook(uuid(row, "owner"), notebook(row)));
    }

    /// Writes one notebook; the caller holds the owner's head.
    public void save(UUID owner, Notebook notebook) {
        var sql = saving(List.of(new OwnedNotebook(owner, notebook)));
        update(sql.text(), sql.arguments());
    }

    /// Counts on in notebooks that are there; the caller holds the owners' heads.
    public Sql changing(List<OwnedNotebook> changed) {
        return new Sql(
                """
                update notebook b
                   set school_year = greatest(b.school_year, n.school_year), live = n.live, seq = n.seq,
                       removed_at = null
                  from unnest(?, ?, ?, ?, ?) n (owner, id, school_year, live, seq)
                 where b.owner = n.owner and b.id = n.id
                """,
                Column.of("uuid", changed, OwnedNotebook::owner),
                Column.of("uuid", changed, n -> n.notebook().id()),
                Column.of("int4", changed, n -> n.notebook().schoolYear().firstYear()),
                Column.of("int4", changed, n -> n.notebook().live()),
                Column.of("int8", changed, n -> n.notebook().seq()));
    }

    /// Writes notebooks, whether they are there or new; the caller holds the owners' heads.
    public Sql saving(List<OwnedNotebook> changed) {
        return new Sql(
                """
                insert into notebook (owner, access_point, id, school, work, school_year, live, seq)
                select n.owner, coalesce(p.access_point, ''), n.id, n.school, n.work, n.school_year,
                       n.live, n.seq
                  from unnest(?, ?, ?, ?, ?, ?, ?) n (owner, id, school, work, school_year, live, seq)
                  left join person p on p.person = n.owner
                on conflict (id) do update
                   set school_year = greatest(notebook.school_year, excluded.school_year),
                       live = excluded.live,
                       seq = excluded.seq,
                       removed_at = null
                """,
                Column.of("uuid", changed, OwnedNotebook::owner),
                Column.of("uuid", changed, n -> n.notebook().id()),
                Column.of("text", changed, n -> n.notebook().place().school().value()),
                Column.of("text", changed, n -> n.notebook().place().work()),
                Column.of("int4", changed, n -> n.notebook().schoolYear().firstYear()),
                Column.of("int4", changed, n -> n.notebook().live()),
                Column.of("int8", changed, n -> n.notebook().seq()));
    }

    private static Notebook notebook(ResultSet row) throws SQLException {
        boolean elsewhere = row.getBoolean("elsewhere");
        return new Notebook(
                row.getObject("id", UUID.class),
                new NotebookPlace(
                        new Uai(row.getString("school")),
                        row.getString("work"),
                        elsewhere ? Optional.of(row.getString("access_point")) : Optional.empty()),
                new SchoolYear(row.getInt("school_year")),
                row.getInt("live"),
                row.getLong("seq"),
                Optional.ofNullable(row.getString("frozen_reason")).map(ClosedReason::valueOf),
                new Whereabouts(
                        optionalInstant(row, "elsewhere_since").filter(_ -> elsewhere),
                        row.getBoolean("school_left"),
                        optionalUuid(row, "moved_to")),
                optionalDay(row, "removal_on"));
    }
}
