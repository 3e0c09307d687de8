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

    NotebookRepository(DataSource database) {
        super(database);
    }

    public Optional<Notebook> find(UUID owner, UUID id) {
        return first(
                """
                select id, school, work, school_year, live, seq, frozen_reason
                  from notebook
                 where owner = ? and id = ?
                """,
                NotebookRepository::notebook,
                owner,
                id);
    }

    /// In the order of their ids.
    public List<Notebook> page(UUID owner, String afterId, int rows) {
        return list(
                """
                select id, school, work, school_year, live, seq, frozen_reason
                  from notebook
                 where owner = ? and id::text > ?
                 order by id::text
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
                        """
                        select owner, id, school, work, school_year, live, seq, frozen_reason
                          from notebook
                         where owner = any (?)
                        """,
                        Column.of("uuid", owners, owner -> owner)),
                row -> new OwnedNotebook(uuid(row, "owner"), notebook(row)));
    }

    /// Writes what batches changed; the caller holds the owners' heads.
    public Sql saving(List<OwnedNotebook> changed) {
        return new Sql(
                """
                insert into notebook (owner, id, school, work, school_year, live, seq)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                   set school_year = greatest(notebook.school_year, excluded.school_year),
                       live = excluded.live,
                       seq = excluded.seq
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
        return new Notebook(
                row.getObject("id", UUID.class),
                new NotebookPlace(new Uai(row.getString("school")), row.getString("work")),
                new SchoolYear(row.getInt("school_year")),
                row.getInt("live"),
                row.getLong("seq"),
                Optional.ofNullable(row.getString("frozen_reason")));
    }
}
