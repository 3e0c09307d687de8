package fr.rentree.identity.plans;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The plan school by school: its figures, what is held, its hash.
@Singleton
public class SchoolPlanRepository extends SqlRepository {

    private static final String COUNT =
            """
            update import_school s
               set people = f.people, arrivals = c.arrivals, leavers = c.leavers, moves = c.moves,
                   changes = c.changes, comebacks = c.comebacks,
                   unchanged = f.people - c.arrivals - c.moves - c.changes - c.comebacks
              from (select i.school, count(sp.subject) as people
                      from import_school i
                      left join staged_place sp on sp.import = i.import and sp.school = i.school
                     where i.import = ? group by i.school) f
              join (select i.school,
                           count(*) filter (where act = 'ARRIVAL') as arrivals,
                           count(*) filter (where act = 'LEAVE') as leavers,
                           count(*) filter (where act = 'MOVE') as moves,
                           count(*) filter (where act = 'CHANGE') as changes,
                           count(*) filter (where act = 'COMEBACK') as comebacks
                      from import_school i
                      left join planned_change p on p.import = i.import and p.school = i.school
                                                and p.what = 'PLACE'
                     where i.import = ? group by i.school) c on c.school = f.school
             where s.import = ? and s.school = f.school
            """;

    private static final String FIGURES =
            """
            with present as (
              select pl.school, count(*) as people,
                     count(*) filter (where pl.profile = 'PUPIL') as pupils,
                     count(*) filter (where pl.profile <> 'PUPIL') as staff
                from person p join place pl on pl.person = p.id
               where p.access_point = ? and p.status = 'ACTIVE' and p.origin = 'ROSTER'
               group by pl.school
            ), coming as (
              select school, count(*) filter (where profile = 'PUPIL') as pupils,
                     count(*) filter (where profile <> 'PUPIL') as staff
                from staged_place where import = ? group by school
            )
            select s.school, s.people, coalesce(e.people, 0) as last_accepted,
                   coalesce(present.people, 0) as present, s.leavers, s.changes, s.unchanged,
                   (select count(*) from planned_change c
                     where c.import = s.import and c.school = s.school and c.act = 'LEAVE'
                       and c.what in ('PLACE', 'GROUP')) as removals,
                   coalesce(present.pupils, 0) > 0 and coalesce(coming.pupils, 0) = 0 as no_pupil,
                   coalesce(present.staff, 0) > 0 and coalesce(coming.staff, 0) = 0 as no_staff,
                   s.groups_kept
              from import_school s
              left join establishment e on e.school = s.school
              left join present on present.school = s.school
              left join coming on coming.school = s.school
             where s.import = ?
            """;

    private static final String HOLD =
            """
            update planned_change set held = true
             where import = ? and school = ? and act = 'LEAVE'
            """;

    private static final String SCHOOL_HASHES =
            """
            update import_school s
               set hash = md5(s.school || coalesce(s.held_reason, '') || s.groups_kept::text
                              || coalesce(
                     (select string_agg(what || '|' || key || '|' || act || '|' || digest || '|' || held,
                                        chr(10) order by what, key)
                        from planned_change c where c.import = s.import and c.school = s.school), ''))
             where s.import = ?
            """;

    private static final String HASH =
            """
            select coalesce(md5(string_agg(hash, ',' order by school)), md5(''))
              from import_school where import = ?
            """;

    /// A record counts as what becomes of whom, or of what, it speaks of.
    private static final String COUNTS =
            """
            with person_act as (
              select key, bool_or(not held) as applied from planned_change
               where import = ? and what = 'PLACE' group by key
            ), verdict as (
              select r.rejected, coalesce(p.applied, false) or c.key is not null as applied,
                     p.key is not null as planned
                from staged_record r
                left join person_act p
                       on p.key = r.subject
                left join planned_change c
                       on c.import = r.import and c.school = r.school
                      and c.what = case r.kind when 'SCHOOL' then 'ESTABLISHMENT'
                                               when 'GROUP' then 'GROUP'
                                               when 'PROGRAMME' then 'NOMENCLATURE'
                                               when 'SUBJECT' then 'NOMENCLATURE' end
                      and c.key = case r.kind when 'SCHOOL' then r.school
                                              when 'GROUP' then (r.body ->> 'kind') || '/' || r.code
                                              else r.kind || '/' || r.code end
               where r.import = ?
            )
            select count(*) as read_count,
                   count(*) filter (where not rejected and applied) as applied,
                   count(*) filter (where not rejected and not applied and not planned) as unchanged,
                   count(*) filter (where not rejected and not applied and planned) as held,
                   count(*) filter (where rejected) as rejected
              from verdict
            """;

    private static final String PLANS =
            """
            select * from import_school where import = ? order by school
            """;

    SchoolPlanRepository(DataSource database) {
        super(database);
    }

    public List<SchoolPlan> plans(UUID delivery) {
        return list(PLANS, SchoolPlanRepository::plan, delivery);
    }

    /// Whether a rejected record of a person does not even say of whom.
    boolean hasUnreadablePeople(UUID delivery) {
        return first(
                        """
                        select exists (select from staged_record
                                        where import = ? and rejected and subject is null
                                          and kind in ('PUPIL', 'STAFF', 'OFFICER'))
                        """,
                        row -> row.getBoolean(1),
                        delivery)
                .orElse(false);
    }

    void count(UUID delivery) {
        update(COUNT, delivery, delivery, delivery);
    }

    List<SchoolFigures> figures(UUID delivery, String accessPoint) {
        return list(FIGURES, SchoolPlanRepository::figures, accessPoint, delivery, delivery);
    }

    void hold(UUID delivery, String school, HoldReason reason) {
        update(
                """
                update import_school set held_reason = ?, held_leavers = leavers
                 where import = ? and school = ?
                """,
                reason.name(),
                delivery,
                school);
        update(HOLD, delivery, school);
    }

    void liftRemovals(UUID delivery) {
        update("update planned_change set held = false where import = ?", delivery);
        update("update import_school set held_leavers = 0 where import = ?", delivery);
    }

    /// Computes the hash that an approval is bound to.
    ImportPlan seal(UUID delivery) {
        update(SCHOOL_HASHES, delivery);
        return counts(delivery, hash(delivery));
    }

    String hash(UUID delivery) {
        return first(HASH, row -> row.getString(1), delivery).orElseThrow();
    }

    ImportPlan counts(UUID delivery, String hash) {
        return first(
                        COUNTS,
                        row ->
                                new ImportPlan(
                                        hash,
                                        row.getLong("read_count"),
                                        row.getLong("applied"),
                                        row.getLong("unchanged"),
                                        row.getLong("held"),
                                        row.getLong("rejected")),
                        delivery,
                        delivery)
                .orElseThrow();
    }

    private static SchoolPlan plan(ResultSet row) throws SQLException {
        String reason = row.getString("held_reason");
        return new SchoolPlan(
                new Uai(row.getString("school")),
                row.getLong("arrivals"),
                row.getLong("leavers"),
                row.getLong("moves"),
                row.getLong("changes"),
                row.getLong("comebacks"),
                row.getLong("unchanged"),
                row.getLong("held_leavers"),
                reason == null ? null : HoldReason.valueOf(reason));
    }

    private static SchoolFigures figures(ResultSet row) throws SQLException {
        return new SchoolFigures(
                row.getString("school"),
                row.getLong("people"),
                row.getLong("last_accepted"),
                row.getLong("present"),
                row.getLong("leavers"),
                row.getLong("changes"),
                row.getLong("unchanged"),
                row.getLong("removals"),
                row.getBoolean("no_pupil"),
                row.getBoolean("no_staff"),
                row.getBoolean("groups_kept"));
    }
}
