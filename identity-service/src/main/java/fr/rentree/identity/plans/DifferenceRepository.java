package fr.rentree.identity.plans;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.UUID;
import javax.sql.DataSource;

/// Finds what a staged delivery would change; schools that it does not hold are not looked at.
@Singleton
class DifferenceRepository extends SqlRepository {

    private static final String ESTABLISHMENTS =
            """
            insert into planned_change (import, school, what, key, act, digest)
            select r.import, r.school, 'ESTABLISHMENT', r.school,
                   case when e.school is null then 'ARRIVAL' else 'CHANGE' end, md5(r.body::text)
              from staged_record r left join establishment e on e.school = r.school
             where r.import = ? and r.kind = 'SCHOOL' and not r.rejected
               and (e.name, e.contract, e.phone, e.email, e.attached_to) is distinct from
                   (r.body ->> 'name', r.body ->> 'contract', r.body ->> 'phone',
                    r.body ->> 'email', r.body ->> 'attachedTo')
            """;

    private static final String NOMENCLATURE =
            """
            insert into planned_change (import, school, what, key, act, digest)
            select ?, coalesce(n.school, o.school), 'NOMENCLATURE',
                   coalesce(n.kind, o.kind) || '/' || coalesce(n.code, o.code),
                   case when o.school is null then 'ARRIVAL'
                        when n.school is null then 'LEAVE' else 'CHANGE' end,
                   md5(coalesce(n.label, ''))
              from (select school, kind, code, body ->> 'label' as label from staged_record
                     where import = ? and kind in ('PROGRAMME', 'SUBJECT') and not rejected) n
              full join
                   (select m.* from nomenclature m
                      join import_school s on s.import = ? and s.school = m.school) o
                on o.school = n.school and o.kind = n.kind and o.code = n.code
             where n.label is distinct from o.label
            """;

    /// A group whose record was faulty stays as it is: only absence removes.
    private static final String GROUPS =
            """
            insert into planned_change (import, school, what, key, act, digest)
            select ?, coalesce(n.school, o.school), 'GROUP',
                   coalesce(n.kind, o.kind) || '/' || coalesce(n.code, o.code),
                   case when o.school is null then 'ARRIVAL'
                        when n.school is null then 'LEAVE' else 'CHANGE' end,
                   md5(coalesce(n.name || n.divisions::text, ''))
              from (select school, body ->> 'kind' as kind, code, body ->> 'name' as name,
                           array(select d.code
                                   from jsonb_array_elements_text(body -> 'divisions') d (code)
                                  order by d.code collate "C") as divisions
                      from staged_record
                     where import = ? and kind = 'GROUP' and not rejected) n
              full join
                   (select g.* from school_group g
                      join import_school s on s.import = ? and s.school = g.school
                     where g.origin = 'ROSTER' and not s.groups_kept
                       and not exists (select from staged_record x
                                        where x.import = s.import and x.kind = 'GROUP' and x.rejected
                                          and x.key = g.school || '/' || g.code)) o
                on o.school = n.school and o.kind = n.kind and o.code = n.code
             where (n.name, n.divisions) is distinct from (o.name, o.divisions)
            """;

    /// Nobody leaves because their record was faulty: only absence makes a leaver.
    private static final String PLACES =
            """
            insert into planned_change (import, school, what, key, act, digest, person)
            with old as (
              select p.id, p.subject, p.family_name, p.given_name, p.birth_date, p.mail,
                     pl.school, pl.profile, pl.officer, pl.divisions, pl.groups, pl.levels,
                     pl.subjects, pl.teaching, pl.posts
                from person p
                join place pl on pl.person = p.id
                join import_school s on s.import = ? and s.school = pl.school
               where p.access_point = ? and p.status = 'ACTIVE' and p.origin = 'ROSTER'
            ), new as (
              select sp.*, pe.family_name, pe.given_name, pe.birth_date, pe.mail
                from staged_place sp
                join staged_person pe on pe.import = sp.import and pe.subject = sp.subject
               where sp.import = ?
            ), faulty as (
              select distinct r.subject from staged_record r
               where r.import = ? and r.rejected and r.kind in ('PUPIL', 'STAFF', 'OFFICER')
                 and not exists (select from staged_person p
                                  where p.import = r.import and p.subject = r.subject)
            ), gone as (
              select distinct o.subject from old o
               where not exists (select from new n
                                  where n.subject = o.subject and n.school = o.school)
            )
            select ?, coalesce(n.school, o.school), 'PLACE', coalesce(n.subject, o.subject),
                   case when n.subject is null then 'LEAVE'
                        when o.subject is not null then 'CHANGE'
                        when k.status in ('LEFT', 'SUSPENDED') then 'COMEBACK'
                        when n.subject in (select subject from gone) then 'MOVE'
                        else 'ARRIVAL' end,
                   case when n.subject is null then ''
                        else md5(row (n.profile, n.officer, n.divisions, n.groups, n.levels,
                                      n.subjects, n.teaching, n.posts, n.family_name,
                                      n.given_name, n.birth_date, n.mail)::text) end,
                   coalesce(o.id, k.id)
              from new n
              full join old o on o.subject = n.subject and o.school = n.school
              left join person k on k.access_point = ? and k.subject = n.subject
             where (n.profile, n.officer, n.divisions, n.groups, n.levels, n.subjects, n.teaching,
                    n.posts, n.family_name, n.given_name, n.birth_date, n.mail)
                   is distinct from
                   (o.profile, o.officer, o.divisions, o.groups, o.levels, o.subjects, o.teaching,
                    o.posts, o.family_name, o.given_name, o.birth_date, o.mail)
               and (n.subject is not null or o.subject not in (select subject from faulty
                                                                where subject is not null))
            """;

    DifferenceRepository(DataSource database) {
        super(database);
    }

    void find(UUID delivery, String accessPoint) {
        update(ESTABLISHMENTS, delivery);
        update(NOMENCLATURE, delivery, delivery, delivery);
        update(GROUPS, delivery, delivery, delivery);
        update(PLACES, delivery, accessPoint, delivery, delivery, delivery, accessPoint);
        update("analyze planned_change");
    }
}
