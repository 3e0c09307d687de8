package fr.rentree.sync.sharing;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import fr.rentree.sync.sharing.Share.Audience;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What each teacher shares, with whom.
@Singleton
class ShareRepository extends SqlRepository {

    /// A share with a class or group that somebody is in.
    record Addressed(UUID share, Uai school, String work) {}

    /// A share, and the last change of whoever shares.
    record Followed(Share share, long head) {}

    private static final String COLUMNS =
            """
            s.id, s.owner, s.notebook, s.work, s.school, s.kind, s.code, s.selection, s.documents,
            s.tag, s.created_at
            """;

    /// Whoever shares still teaches at the share's school; only what sees every person can ask.
    private static final String TAUGHT =
            """
            exists (select from person t
                     where t.person = s.owner and t.status <> 'SUSPENDED'
                       and t.places @> jsonb_build_array(
                             jsonb_build_object('uai', s.school, 'profile', 'TEACHER')))
            """;

    private final Tenancy tenancy;

    ShareRepository(DataSource database, Tenancy tenancy) {
        super(database);
        this.tenancy = tenancy;
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

    /// Those made since then whose teachers still teach there. The caller sees nothing of
    /// colleagues, so the transaction sees everybody for this question, and what it saw before
    /// after it.
    int openSharesOf(Audience audience, Instant since) {
        var open =
                new Query<>(
                        new Sql(
                                """
                                select count(*) from share s
                                 where s.school = ? and s.kind = ? and s.code = ?
                                   and s.ended_at is null and s.created_at >= ? and
                                """
                                        + TAUGHT,
                                audience.school().value(),
                                audience.kind(),
                                audience.code(),
                                since),
                        row -> row.getInt(1));
        askAll(Tenancy.sightOfEverybody(), open, tenancy.sightOfCaller());
        return open.rows().getFirst();
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
                        returning
                        """
                                + COLUMNS,
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

    List<Share> open(UUID owner, UUID notebook, Instant since) {
        return list(
                "select "
                        + COLUMNS
                        + """
                          from share s
                         where s.owner = ? and s.notebook = ? and s.ended_at is null
                           and s.created_at >= ?
                         order by s.created_at, s.id
                        """,
                ShareRepository::share,
                owner,
                notebook,
                since);
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

    /// What was shared since then with the classes and groups that a person is in now.
    List<Addressed> sharedWith(UUID reader, Instant since) {
        return list(
                """
                with place as (select p.*
                                 from person me,
                                      jsonb_to_recordset(me.places) p (uai text, divisions jsonb,
                                                                       groups jsonb)
                                where me.person = ? and me.status = 'ACTIVE'),
                     mine as (select uai, 'DIVISION' as kind, code
                                from place,
                                     jsonb_array_elements_text(nullif(divisions, 'null')) code
                               union
                              select uai, 'GROUP', code
                                from place, jsonb_array_elements_text(nullif(groups, 'null')) code)
                select s.id, s.school, s.work
                  from mine
                  join share s on s.school = mine.uai and s.kind = mine.kind and s.code = mine.code
                 where s.ended_at is null and s.created_at >= ? and s.owner <> ?
                """,
                row ->
                        new Addressed(
                                uuid(row, "id"),
                                new Uai(row.getString("school")),
                                row.getString("work")),
                reader,
                since,
                reader);
    }

    /// Of these, so many whose teachers still teach there; the oldest first.
    List<Followed> taught(Collection<UUID> shares, int most) {
        return list(
                "select coalesce(h.seq, 0) as head, "
                        + COLUMNS
                        + """
                          from share s
                          left join head h on h.owner = s.owner
                         where s.id = any (?) and
                        """
                        + TAUGHT
                        + """
                         order by s.created_at, s.id
                         limit ?
                        """,
                row -> new Followed(share(row), row.getLong("head")),
                ids(shares),
                most);
    }

    private static Column ids(Collection<UUID> ids) {
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
