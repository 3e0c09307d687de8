package fr.rentree.sync.sharing;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.sharing.Share.Audience;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What each teacher shares, with whom.
@Singleton
class ShareRepository extends SqlRepository {

    private static final String SELECT =
            """
            select s.id, s.owner, s.notebook, s.work, s.school, s.kind, s.code, s.selection,
                   s.documents, s.tag, s.created_at
              from share s
            """;

    ShareRepository(DataSource database) {
        super(database);
    }

    /// Holds the class or group until the end of the transaction, so that its shares are counted
    /// once.
    boolean hold(Audience audience) {
        return first(
                        """
                        select 1 from school_group
                         where school = ? and kind = ? and code = ?
                           for update
                        """,
                        row -> true,
                        audience.school().value(),
                        audience.kind(),
                        audience.code())
                .isPresent();
    }

    int openSharesOf(Audience audience) {
        return first(
                        """
                        select count(*) from share
                         where school = ? and kind = ? and code = ? and ended_at is null
                        """,
                        row -> row.getInt(1),
                        audience.school().value(),
                        audience.kind(),
                        audience.code())
                .orElse(0);
    }

    /// How many of these documents stand in a notebook.
    int standing(UUID owner, UUID notebook, List<UUID> documents) {
        return first(
                        """
                        select count(*) from document
                         where owner = ? and notebook = ? and id = any (?) and doc is not null
                        """,
                        row -> row.getInt(1),
                        owner,
                        notebook,
                        ids(documents))
                .orElse(0);
    }

    Share add(
            UUID owner,
            UUID notebook,
            String work,
            Audience audience,
            Selection selection,
            Instant at) {
        return first(
                        """
                        insert into share as s (owner, notebook, work, school, kind, code, selection,
                                                documents, tag, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning s.id, s.owner, s.notebook, s.work, s.school, s.kind, s.code,
                                  s.selection, s.documents, s.tag, s.created_at
                        """,
                        ShareRepository::share,
                        owner,
                        notebook,
                        work,
                        audience.school().value(),
                        audience.kind(),
                        audience.code(),
                        name(selection),
                        selection instanceof Selection.Documents(var ids) ? ids(ids) : null,
                        selection instanceof Selection.Tagged(var tag) ? tag : null,
                        at)
                .orElseThrow();
    }

    List<Share> open(UUID owner, UUID notebook) {
        return list(
                SELECT
                        + """
                        where s.owner = ? and s.notebook = ? and s.ended_at is null
                        order by s.created_at, s.id
                        """,
                ShareRepository::share,
                owner,
                notebook);
    }

    /// Ends a share; ended again, it stays ended. False when there is no such share.
    boolean end(UUID owner, UUID notebook, UUID share, Instant at) {
        return update(
                        """
                        update share set ended_at = coalesce(ended_at, ?)
                         where owner = ? and notebook = ? and id = ?
                        """,
                        at,
                        owner,
                        notebook,
                        share)
                == 1;
    }

    /// What is shared with the classes and groups that a person is in now; the oldest first.
    List<Share> sharedWith(UUID reader, int most) {
        return list(
                SELECT
                        + """
                        where s.ended_at is null and s.owner <> ?
                          and exists (select 1
                                        from person me, jsonb_array_elements(me.places) place
                                       where me.person = ? and me.status = 'ACTIVE'
                                         and place ->> 'uai' = s.school
                                         and jsonb_exists(
                                               coalesce(nullif(case s.kind when 'DIVISION' then place -> 'divisions'
                                                               else place -> 'groups' end, 'null'), '[]'),
                                               s.code))
                        order by s.created_at, s.id
                        limit ?
                        """,
                ShareRepository::share,
                reader,
                reader,
                most);
    }

    private static Column ids(List<UUID> ids) {
        return Column.of("uuid", ids, id -> id);
    }

    static String name(Selection selection) {
        return switch (selection) {
            case Selection.WholeNotebook() -> "NOTEBOOK";
            case Selection.Sequences() -> "SEQUENCES";
            case Selection.Documents _ -> "DOCUMENTS";
            case Selection.Tagged _ -> "TAG";
        };
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                uuid(row, "id"),
                uuid(row, "owner"),
                uuid(row, "notebook"),
                row.getString("work"),
                new Audience(
                        new Uai(row.getString("school")),
                        row.getString("kind"),
                        row.getString("code")),
                selection(row),
                instant(row, "created_at"));
    }

    private static Selection selection(ResultSet row) throws SQLException {
        return switch (row.getString("selection")) {
            case "NOTEBOOK" -> new Selection.WholeNotebook();
            case "SEQUENCES" -> new Selection.Sequences();
            case "DOCUMENTS" -> new Selection.Documents(uuids(row, "documents"));
            default ->
                    new Selection.Tagged(Optional.ofNullable(row.getString("tag")).orElseThrow());
        };
    }
}
