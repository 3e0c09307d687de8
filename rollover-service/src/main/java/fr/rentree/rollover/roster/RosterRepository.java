package fr.rentree.rollover.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.rollover.rows.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The copy of identity's roster; an older version than the one kept is passed over.
@ApplicationScoped
class RosterRepository implements CallerDirectory {

    private static final String SAVE_ESTABLISHMENTS =
            """
            insert into establishment as e (uai, version, id_ent, territory)
            select uai, version, "idEnt", territory
              from jsonb_to_recordset(cast(:events as jsonb))
                   as n (uai text, version bigint, "idEnt" text, territory text)
                on conflict (uai) do update
               set version = excluded.version, id_ent = excluded.id_ent,
                   territory = excluded.territory
             where e.version < excluded.version
            """;

    private static final String SAVE_GROUPS =
            """
            insert into group_version as g (uai, kind, code, version)
            select uai, kind, code, version
              from jsonb_to_recordset(cast(:events as jsonb))
                   as n (uai text, kind text, code text, version bigint)
                on conflict (uai, kind, code) do update set version = excluded.version
             where g.version < excluded.version
            """;

    private static final String SAVE_PERSONS =
            """
            with news as (
                select * from jsonb_to_recordset(cast(:events as jsonb))
                    as n (person uuid, version bigint, "accessPoint" text, subject text,
                          status text, places jsonb)
            ), saved as (
                insert into person as p (person, version, access_point, subject, status)
                select person, version, "accessPoint", subject, status from news
                    on conflict (person) do update
                   set version = excluded.version, access_point = excluded.access_point,
                       subject = excluded.subject, status = excluded.status
                 where p.version < excluded.version
                returning person
            )
            select cast(person as text) from saved
            """;

    private static final String LEAVE_PLACES =
            "delete from place where person = any (cast(:persons as uuid[]))";

    private static final String TAKE_PLACES =
            """
            insert into place (uai, person, profile, permissions)
            select pl.uai, n.person, pl.profile,
                   array(select jsonb_array_elements_text(pl.permissions))
              from jsonb_to_recordset(cast(:events as jsonb)) as n (person uuid, places jsonb)
             cross join jsonb_to_recordset(n.places)
                   as pl (uai text, profile text, permissions jsonb)
             where n.person = any (cast(:persons as uuid[]))
                on conflict do nothing
            """;

    private static final String FIND =
            """
            select p.person, p.status <> 'SUSPENDED' as active,
                   coalesce((select jsonb_agg(jsonb_build_object('school', uai, 'profile', profile,
                                                                 'permissions', permissions))
                               from place pl where pl.person = p.person), '[]') as places
              from person p
             where p.access_point = :accessPoint and p.subject = :subject
             order by p.status = 'SUSPENDED', p.version desc
             limit 1
            """;

    private final EntityManager database;
    private final RowReader rows;
    private final ObjectMapper json;

    RosterRepository(EntityManager database, RowReader rows, ObjectMapper json) {
        this.database = database;
        this.rows = rows;
        this.json = json;
    }

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        var signIn = Map.of("accessPoint", accessPoint, "subject", subject);
        return rows.list(KnownPerson.class, FIND, signIn).stream().findFirst();
    }

    void saveEstablishments(List<EstablishmentEvent> events) {
        save(SAVE_ESTABLISHMENTS, events);
    }

    void saveGroups(List<GroupEvent> events) {
        save(SAVE_GROUPS, events);
    }

    void savePersons(List<PersonEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        String written = write(events);
        List<?> saved =
                database.createNativeQuery(SAVE_PERSONS, String.class)
                        .setParameter("events", written)
                        .getResultList();
        String[] persons = saved.toArray(String[]::new);
        database.createNativeQuery(LEAVE_PLACES).setParameter("persons", persons).executeUpdate();
        database.createNativeQuery(TAKE_PLACES)
                .setParameter("events", written)
                .setParameter("persons", persons)
                .executeUpdate();
    }

    void removeEstablishments(List<String> keys) {
        remove("delete from establishment where uai = any (:keys)", keys);
    }

    void removePersons(List<String> keys) {
        remove("delete from person where cast(person as text) = any (:keys)", keys);
    }

    void removeGroups(List<String> keys) {
        remove(
                "delete from group_version where uai || '/' || kind || '/' || code = any (:keys)",
                keys);
    }

    private void save(String sql, List<?> events) {
        if (!events.isEmpty()) {
            database.createNativeQuery(sql).setParameter("events", write(events)).executeUpdate();
        }
    }

    private void remove(String sql, List<String> keys) {
        if (!keys.isEmpty()) {
            database.createNativeQuery(sql)
                    .setParameter("keys", keys.toArray(String[]::new))
                    .executeUpdate();
        }
    }

    private String write(Object events) {
        try {
            return json.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
