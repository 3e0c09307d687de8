package fr.rentree.sync.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/// The copy of the roster; an older version never replaces a newer one.
@Singleton
class RosterRepository extends SqlRepository {

    private final ObjectMapper json;

    RosterRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Remembers since when somebody comes by another access point: what was written before keeps
    /// its place. The same version again may say more than an earlier release understood.
    void keepPersons(List<PersonEvent> persons, Instant now) {
        if (persons.isEmpty()) {
            return;
        }
        update(
                """
                insert into person (person, version, access_point, subject, status, places)
                select * from unnest(?, ?, ?, ?, ?, ?)
                on conflict (person) do update
                   set version = excluded.version, access_point = excluded.access_point,
                       subject = excluded.subject, status = excluded.status,
                       places = excluded.places,
                       access_point_since =
                           case when person.access_point is distinct from excluded.access_point
                                then ?::timestamptz else person.access_point_since end
                 where person.version < excluded.version
                    or (person.version = excluded.version and person.places <> excluded.places)
                """,
                Column.of("uuid", persons, PersonEvent::person),
                Column.of("int8", persons, PersonEvent::version),
                Column.of("text", persons, PersonEvent::accessPoint),
                Column.of("text", persons, PersonEvent::subject),
                Column.of("text", persons, PersonEvent::status),
                Column.of("jsonb", persons, person -> places(person)),
                now);
    }

    void keepEstablishments(List<EstablishmentEvent> schools) {
        if (schools.isEmpty()) {
            return;
        }
        update(
                """
                insert into establishment (uai, version, access_point, territory)
                select * from unnest(?, ?, ?, ?)
                on conflict (uai) do update
                   set version = excluded.version, access_point = excluded.access_point,
                       territory = excluded.territory
                 where establishment.version < excluded.version
                """,
                Column.of("text", schools, EstablishmentEvent::uai),
                Column.of("int8", schools, EstablishmentEvent::version),
                Column.of("text", schools, EstablishmentEvent::accessPoint),
                Column.of("text", schools, EstablishmentEvent::territory));
    }

    void keepGroups(List<GroupEvent> groups) {
        if (groups.isEmpty()) {
            return;
        }
        update(
                """
                insert into school_group (school, kind, code, version)
                select * from unnest(?, ?, ?, ?)
                on conflict (school, kind, code) do update
                   set version = excluded.version
                 where school_group.version < excluded.version
                """,
                Column.of("text", groups, GroupEvent::uai),
                Column.of("text", groups, GroupEvent::kind),
                Column.of("text", groups, GroupEvent::code),
                Column.of("int8", groups, GroupEvent::version));
    }

    /// Takes people out of the roster; what they wrote is no part of it and stays.
    void forgetPersons(List<String> persons) {
        forget("delete from person where person = any (?::uuid[])", persons);
    }

    void forgetEstablishments(List<String> schools) {
        forget("delete from establishment where uai = any (?)", schools);
    }

    void forgetGroups(List<String> keys) {
        forget(
                "delete from school_group where school || '/' || kind || '/' || code = any (?)",
                keys);
    }

    private void forget(String sql, List<String> keys) {
        if (!keys.isEmpty()) {
            update(sql, Column.of("text", keys, key -> key));
        }
    }

    private String places(PersonEvent person) {
        try {
            return json.writeValueAsString(person.places());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
