package fr.rentree.identity.plans;

/// The statements of [ApplyRepository], in the order they run.
final class ApplySql {

    static final String ESTABLISHMENTS =
            """
            insert into establishment as e
                   (school, name, access_point, contract, phone, email, attached_to)
            select r.school, r.body ->> 'name', ?, r.body ->> 'contract', r.body ->> 'phone',
                   r.body ->> 'email', r.body ->> 'attachedTo'
              from staged_record r
              join planned_change c on c.import = r.import and c.school = r.school
                                   and c.what = 'ESTABLISHMENT'
             where r.import = ? and r.kind = 'SCHOOL' and not r.rejected
                on conflict (school) do update
               set version = e.version + 1, name = excluded.name, contract = excluded.contract,
                   phone = excluded.phone, email = excluded.email,
                   attached_to = excluded.attached_to
            """;

    /// A file that was held is not what the next one is measured against.
    static final String LAST_ACCEPTED =
            """
            update establishment e set people = s.people
              from import_school s
             where s.import = ? and e.school = s.school and (s.held_reason is null or ?)
               and e.people is distinct from s.people
            """;

    static final String ESTABLISHMENT_EVENTS =
            """
            insert into outbox (topic, key, type, payload)
            select 'identity.establishments', e.school, 'identity.establishment-updated.v1', e.payload
              from establishment_state e
              join planned_change c on c.school = e.school and c.what = 'ESTABLISHMENT'
             where c.import = ?
            """;

    static final String NOMENCLATURE_REMOVED =
            """
            delete from nomenclature n using planned_change c
             where c.import = ? and c.what = 'NOMENCLATURE' and c.act = 'LEAVE' and not c.held
               and n.school = c.school and n.kind || '/' || n.code = c.key
            """;

    static final String NOMENCLATURE =
            """
            insert into nomenclature (school, kind, code, label)
            select r.school, r.kind, r.code, r.body ->> 'label'
              from staged_record r
              join planned_change c on c.import = r.import and c.school = r.school
                                   and c.what = 'NOMENCLATURE' and c.key = r.kind || '/' || r.code
             where r.import = ? and r.kind in ('PROGRAMME', 'SUBJECT') and not r.rejected
                on conflict (school, kind, code) do update set label = excluded.label
            """;

    static final String GROUPS_REMOVED =
            """
            delete from school_group g using planned_change c
             where c.import = ? and c.what = 'GROUP' and c.act = 'LEAVE' and not c.held
               and g.origin = 'ROSTER' and g.school = c.school and g.kind || '/' || g.code = c.key
            """;

    static final String GROUPS =
            """
            insert into school_group as g (school, kind, code, name, divisions)
            select r.school, r.body ->> 'kind', r.code, r.body ->> 'name',
                   array(select d.code from jsonb_array_elements_text(r.body -> 'divisions') d (code)
                          order by d.code collate "C")
              from staged_record r
              join planned_change c on c.import = r.import and c.school = r.school
                                   and c.what = 'GROUP'
                                   and c.key = (r.body ->> 'kind') || '/' || r.code
             where r.import = ? and r.kind = 'GROUP' and not r.rejected
                on conflict (school, kind, code) do update
               set version = g.version + 1, name = excluded.name, divisions = excluded.divisions
            """;

    static final String GROUP_EVENTS =
            """
            insert into outbox (topic, key, type, payload)
            select 'identity.groups', g.key, 'identity.group-updated.v1', g.payload
              from group_state g
              join planned_change c on c.school = g.school and c.key = g.kind || '/' || g.code
             where c.import = ? and c.what = 'GROUP' and c.act <> 'LEAVE'
            """;

    static final String GROUP_TOMBSTONES =
            """
            insert into outbox (topic, key, type)
            select 'identity.groups', c.school || '/' || c.key, 'identity.group-updated.v1'
              from planned_change c
             where c.import = ? and c.what = 'GROUP' and c.act = 'LEAVE' and not c.held
            """;

    static final String PEOPLE =
            """
            insert into person as p
                   (access_point, subject, family_name, given_name, birth_date, mail)
            select ?, s.subject, s.family_name, s.given_name, s.birth_date, s.mail
              from staged_person s
             where s.import = ?
               and s.subject in (select c.key from planned_change c
                                  where c.import = s.import and c.what = 'PLACE' and not c.held)
             order by s.subject
                on conflict (access_point, subject) do update
               set version = p.version + 1, family_name = excluded.family_name,
                   given_name = excluded.given_name, birth_date = excluded.birth_date,
                   mail = excluded.mail, status = 'ACTIVE', left_on = null
            """;

    static final String PEOPLE_KNOWN =
            """
            update planned_change c set person = p.id
              from person p
             where p.access_point = ? and c.import = ? and c.what = 'PLACE' and c.person is null
               and p.subject = c.key
            """;

    /// What is left of an earlier time gives way to what the file says now.
    static final String PLACES_OF_COMEBACKS =
            """
            delete from place pl using planned_change c
             where c.import = ? and c.what = 'PLACE' and c.act = 'COMEBACK' and pl.person = c.person
            """;

    /// Whoever has no place left anywhere has left, and keeps the last places on record.
    static final String LEAVERS =
            """
            update person p set status = 'LEFT', left_on = ?, version = p.version + 1
              from (select distinct c.import, c.person from planned_change c
                     where c.import = ? and c.what = 'PLACE' and c.act = 'LEAVE' and not c.held) l
             where p.id = l.person
               and not exists (select from planned_change a
                                where a.import = l.import and a.what = 'PLACE' and a.key = p.subject
                                  and a.act <> 'LEAVE')
               and not exists (select from place pl
                                where pl.person = p.id
                                  and not exists (select from planned_change g
                                                   where g.import = l.import and g.what = 'PLACE'
                                                     and g.act = 'LEAVE' and not g.held
                                                     and g.key = p.subject and g.school = pl.school))
            """;

    static final String PLACES_LEFT =
            """
            delete from place pl using planned_change c, person p
             where c.import = ? and c.what = 'PLACE' and c.act = 'LEAVE' and not c.held
               and p.id = c.person and p.status = 'ACTIVE'
               and pl.person = c.person and pl.school = c.school
            """;

    /// People whom the file does not hold, and who stay at another school.
    static final String PEOPLE_ELSEWHERE =
            """
            update person p set version = p.version + 1
              from (select distinct c.import, c.person from planned_change c
                     where c.import = ? and c.what = 'PLACE' and c.act = 'LEAVE' and not c.held) l
             where p.id = l.person and p.status = 'ACTIVE'
               and not exists (select from staged_person s
                                where s.import = l.import and s.subject = p.subject)
            """;

    static final String PLACES =
            """
            insert into place (person, school, profile, officer, divisions, groups, levels,
                               subjects, teaching, posts)
            select c.person, s.school, s.profile, s.officer, s.divisions, s.groups, s.levels,
                   s.subjects, s.teaching, s.posts
              from staged_place s
              join planned_change c on c.import = s.import and c.what = 'PLACE'
                                   and c.key = s.subject and c.school = s.school
             where s.import = ? and c.act <> 'LEAVE'
                on conflict (person, school) do update
               set profile = excluded.profile, officer = excluded.officer,
                   divisions = excluded.divisions, groups = excluded.groups,
                   levels = excluded.levels, subjects = excluded.subjects,
                   teaching = excluded.teaching, posts = excluded.posts
            """;

    static final String PERSON_EVENTS =
            """
            insert into outbox (topic, key, type, payload)
            select 'identity.persons', s.id::text, 'identity.person-updated.v1', s.payload
              from person_state s
             where s.id in (select c.person from planned_change c
                             where c.import = ? and c.what = 'PLACE' and not c.held)
            """;

    static final String APPLIED =
            """
            insert into outbox (topic, key, type, payload)
            select 'identity.imports', i.id_ent, 'identity.import-applied.v1', json_build_object(
                     'import', i.id, 'idEnt', i.id_ent,
                     'schools', coalesce((select json_agg(s.school order by s.school)
                                            from import_school s where s.import = i.id), '[]'::json),
                     'arrived', count(distinct c.key) filter (where c.act in ('ARRIVAL', 'MOVE')),
                     'left', count(distinct c.key) filter (where c.act = 'LEAVE' and not c.held),
                     'changed', count(distinct c.key) filter (where c.act = 'CHANGE'),
                     'comeBack', count(distinct c.key) filter (where c.act = 'COMEBACK'),
                     'at', to_char(?::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text
              from roster_import i
              left join planned_change c on c.import = i.id and c.what = 'PLACE'
             where i.id = ?
             group by i.id, i.id_ent
            """;

    private ApplySql() {}
}
