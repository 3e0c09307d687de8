package fr.rentree.distribution.roster;

import fr.rentree.distribution.rows.RowRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Writes the copy of the roster: sets of events as JSON arrays, only newer versions.
@ApplicationScoped
class RosterCopyRepository {

    private final RowRepository sql;

    RosterCopyRepository(RowRepository sql) {
        this.sql = sql;
    }

    void forgetEstablishments(List<String> uais) {
        if (!uais.isEmpty()) {
            sql.change("delete from roster_establishment where uai = any(?)", uais);
        }
    }

    void rememberEstablishments(String states) {
        sql.change(
                """
                insert into roster_establishment as known
                       (uai, version, name, access_point, territory, email)
                select uai, version, coalesce(name, uai), "accessPoint", territory, email
                  from jsonb_to_recordset(cast(? as jsonb)) as told (
                       uai text, version bigint, name text, "accessPoint" text, territory text, email text)
                    on conflict (uai) do update
                   set version = excluded.version, name = excluded.name, email = excluded.email,
                       access_point = excluded.access_point, territory = excluded.territory
                 where known.version < excluded.version
                """,
                states);
    }

    /// Only the roster goes: a handover keeps the name it was made out to.
    void forgetPersons(List<String> persons) {
        if (!persons.isEmpty()) {
            sql.change("delete from roster_person where person = any(cast(? as uuid[]))", persons);
        }
    }

    void rememberPersons(String states) {
        List<String> changed =
                sql.all(
                        row -> row.text("person"),
                        """
                        insert into roster_person as known
                               (person, version, access_point, subject, status, left_on)
                        select person, version, "accessPoint", subject, status, "leftOn"
                          from jsonb_to_recordset(cast(? as jsonb)) as told (
                               person uuid, version bigint, "accessPoint" text, subject text,
                               status text, "leftOn" date)
                            on conflict (person) do update
                           set version = excluded.version, access_point = excluded.access_point,
                               subject = excluded.subject, status = excluded.status,
                               left_on = excluded.left_on
                         where known.version < excluded.version
                        returning person
                        """,
                        states);
        if (!changed.isEmpty()) {
            sql.change("delete from roster_member where person = any(cast(? as uuid[]))", changed);
            placeMembers(states, changed);
        }
    }

    private void placeMembers(String states, List<String> changed) {
        sql.change(
                """
                insert into roster_member (school, person, family_name, given_name, birth_date, active,
                                           profile, profiles, permissions, divisions, groups)
                select p.uai, t.person, coalesce(t."familyName", ''), coalesce(t."givenName", ''),
                       t."birthDate", t.status = 'ACTIVE',
                       (array_agg(p.profile order by array_position(
                           array ['PUPIL', 'TEACHER', 'DOCUMENTALIST'], p.profile), p.profile))[1],
                       array_agg(distinct p.profile),
                       array_remove(array_agg(distinct permission), null),
                       array_remove(array_agg(distinct division), null),
                       array_remove(array_agg(distinct team), null)
                  from jsonb_to_recordset(cast(? as jsonb)) as t (
                       person uuid, "familyName" text, "givenName" text, "birthDate" date,
                       status text, places jsonb),
                       jsonb_to_recordset(t.places) as p (
                       uai text, profile text, permissions jsonb, divisions jsonb, groups jsonb)
                  left join jsonb_array_elements_text(p.permissions) as permission on true
                  left join jsonb_array_elements_text(p.divisions) as division on true
                  left join jsonb_array_elements_text(p.groups) as team on true
                 where t.person = any(cast(? as uuid[]))
                 group by p.uai, t.person, t."familyName", t."givenName", t."birthDate", t.status
                """,
                states,
                changed);
    }

    /// Keys are `uai/KIND/code`; a code may hold a slash of its own.
    void forgetGroups(List<String> keys) {
        if (!keys.isEmpty()) {
            sql.change(
                    """
                    delete from roster_group
                     where school || '/' || kind || '/' || code = any(?)
                    """,
                    keys);
        }
    }

    void rememberGroups(String states) {
        sql.change(
                """
                insert into roster_group as known (school, kind, code, version, name)
                select uai, kind, code, version, coalesce(name, code)
                  from jsonb_to_recordset(cast(? as jsonb)) as told (
                       uai text, kind text, code text, version bigint, name text)
                    on conflict (school, kind, code) do update
                   set version = excluded.version, name = excluded.name
                 where known.version < excluded.version
                """,
                states);
    }
}
