package fr.rentree.identity.plans;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.UUID;
import javax.sql.DataSource;

/// Puts the records of a delivery together: one row a person, one row a person and school.
@Singleton
class StagedRosterRepository extends SqlRepository {

    private static final String PEOPLE =
            """
            insert into staged_person (import, subject, family_name, given_name, birth_date, mail)
            select import, subject, body ->> 'familyName', body ->> 'givenName',
                   (body ->> 'birthDate')::date, body ->> 'mail'
              from staged_record
             where import = ? and kind in ('PUPIL', 'STAFF') and not rejected
            union all
            select o.import, o.subject, o.body ->> 'familyName', o.body ->> 'givenName',
                   null, o.body ->> 'mail'
              from staged_record o
             where o.import = ? and o.kind = 'OFFICER' and not o.rejected
               and not exists (select from staged_record p
                                where p.import = o.import and p.kind in ('PUPIL', 'STAFF')
                                  and p.subject = o.subject)
            """;

    /// An officer who is declared where no profile places them is taken as administrative staff.
    private static final String PLACES =
            """
            insert into staged_place (import, subject, school, profile, officer, divisions, groups,
                                      levels, subjects, teaching, posts)
            with record as (
              select * from staged_record where import = ? and not rejected
            ), post as (
              select r.subject, p.school collate "C" as school, p.profile
                from record r
               cross join jsonb_to_recordset(r.body -> 'posts') p (school text, profile text)
               where r.kind in ('PUPIL', 'STAFF')
            ), officer as (
              select r.subject, s.school collate "C" as school
                from record r cross join unnest(r.schools) s (school)
                join staged_person p on p.import = r.import and p.subject = r.subject
               where r.kind = 'OFFICER'
            ), placed as (
              select subject, school, coalesce(post.profile, 'ADMINISTRATIVE') as profile,
                     officer.subject is not null as officer
                from post full join officer using (subject, school)
            ), link as (
              select r.subject, r.school,
                     case r.kind when 'PROGRAMME_LINK' then 'LEVEL'
                                 when 'SUBJECT_LINK' then 'SUBJECT'
                                 when 'GROUP_LINK' then g.body ->> 'kind'
                                 else split_part(r.kind, '_', 1) end as what, r.code
                from record r
                left join record g on r.kind = 'GROUP_LINK' and g.kind = 'GROUP'
                                  and g.school = r.school and g.code = r.code
               where r.kind in ('PROGRAMME_LINK', 'SUBJECT_LINK', 'GROUP_LINK', 'GROUP_TEACHING',
                                'DIVISION_TEACHING')
              union all
              select r.subject, r.school, 'TEACHING', r.code || ' ' || s.code
                from record r cross join jsonb_array_elements_text(r.body -> 'subjects') s (code)
               where r.kind in ('GROUP_TEACHING', 'DIVISION_TEACHING')
              union all
              select r.subject, d.school, 'POST', d.code
                from record r
               cross join jsonb_to_recordset(r.body -> 'disciplines') d (school text, code text)
               where r.kind = 'STAFF'
            ), linked as (
              select subject, school,
                     array_agg(distinct code order by code) filter (where what = 'DIVISION') as divisions,
                     array_agg(distinct code order by code) filter (where what = 'GROUP') as groups,
                     array_agg(distinct code order by code) filter (where what = 'LEVEL') as levels,
                     array_agg(distinct code order by code) filter (where what = 'SUBJECT') as subjects,
                     array_agg(distinct code order by code) filter (where what = 'TEACHING') as teaching,
                     array_agg(distinct code order by code) filter (where what = 'POST') as posts
                from link group by subject, school
            )
            select ?, placed.subject, placed.school, placed.profile, placed.officer,
                   coalesce(divisions, '{}'), coalesce(groups, '{}'), coalesce(levels, '{}'),
                   coalesce(subjects, '{}'), coalesce(teaching, '{}'), coalesce(posts, '{}')
              from placed left join linked using (subject, school)
            """;

    /// A file without a single group is a broken export: groups and who is in them stay.
    private static final String KEEP_GROUPS =
            """
            update import_school s set groups_kept = true
             where s.import = ?
               and not exists (select from staged_record g
                                where g.import = s.import and g.kind = 'GROUP'
                                  and g.school = s.school and not g.rejected)
               and exists (select from school_group g
                            where g.school = s.school and g.origin = 'ROSTER')
            """;

    private static final String KEEP_LINKS =
            """
            update staged_place sp
               set divisions = pl.divisions, groups = pl.groups, teaching = pl.teaching
              from import_school s, person p, place pl
             where sp.import = ? and s.import = sp.import and s.school = sp.school and s.groups_kept
               and p.access_point = ? and p.subject = sp.subject and p.status = 'ACTIVE'
               and pl.person = p.id and pl.school = sp.school
            """;

    StagedRosterRepository(DataSource database) {
        super(database);
    }

    /// Starts afresh: the roster may have moved since the last plan.
    void build(UUID delivery, String accessPoint) {
        for (String table : new String[] {"planned_change", "staged_place", "staged_person"}) {
            update("delete from " + table + " where import = ?", delivery);
        }
        update(
                """
                update import_school set held_reason = null, held_leavers = 0, groups_kept = false
                 where import = ?
                """,
                delivery);
        update("analyze staged_record");
        update(PEOPLE, delivery, delivery);
        update("analyze staged_person");
        update(PLACES, delivery, delivery);
        update("analyze staged_place");
        update(KEEP_GROUPS, delivery);
        update(KEEP_LINKS, delivery, accessPoint);
    }
}
