package fr.rentree.sync.notebooks;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
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

    public List<Notebook> of(UUID owner) {
        return list(
                """
                select id, school, work, school_year, live, seq, frozen_reason
                  from notebook
                 where owner = ?
                """,
                NotebookRepository::notebook,
                owner);
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

    List<Notebook> page(UUID owner, String afterId, int rows) {
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

    /// Writes what a batch changed; the caller holds the owner's head.
    public void save(UUID owner, Collection<Notebook> changed) {
        var notebooks = List.copyOf(changed);
        update(
                """
                insert into notebook (owner, id, school, work, school_year, live, seq)
                select ?::uuid, n.* from unnest(?, ?, ?, ?, ?, ?) n
                on conflict (id) do update
                   set school_year = greatest(notebook.school_year, excluded.school_year),
                       live = excluded.live,
                       seq = excluded.seq
                """,
                owner,
                Column.of("uuid", notebooks, Notebook::id),
                Column.of("text", notebooks, n -> n.place().school().value()),
                Column.of("text", notebooks, n -> n.place().work()),
                Column.of("int4", notebooks, n -> n.schoolYear().firstYear()),
                Column.of("int4", notebooks, Notebook::live),
                Column.of("int8", notebooks, Notebook::seq));
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
