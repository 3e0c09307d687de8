package fr.rentree.rollover.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The copy of identity's roster; an older version than the one kept is passed over.
@Singleton
class RosterRepository extends SqlRepository implements CallerDirectory {

    private static final String SAVE_ESTABLISHMENTS =
            """
            insert into establishment as e (uai, version, id_ent, territory)
            select uai, version, "idEnt", territory
              from jsonb_to_recordset(cast(? as jsonb))
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
              from jsonb_to_recordset(cast(? as jsonb))
                   as n (uai text, kind text, code text, version bigint)
                on conflict (uai, kind, code) do update set version = excluded.version
             where g.version < excluded.version
            """;

    private static final String SAVE_PERSONS =
            """
            with news as (
                select * from jsonb_to_recordset(cast(? as jsonb))
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
            select person from saved
            """;

    private static final String LEAVE_PLACES = "delete from place where person = any (?)";

    private static final String TAKE_PLACES =
            """
            insert into place (uai, person, profile, permissions)
            select pl.uai, n.person, pl.profile,
                   array(select jsonb_array_elements_text(pl.permissions))
              from jsonb_to_recordset(cast(? as jsonb)) as n (person uuid, places jsonb)
             cross join jsonb_to_recordset(n.places)
                   as pl (uai text, profile text, permissions jsonb)
             where n.person = any (?)
                on conflict do nothing
            """;

    private static final String FIND =
            """
            select p.person, p.status <> 'SUSPENDED' as active,
                   coalesce((select jsonb_agg(jsonb_build_object('school', uai, 'profile', profile,
                                                                 'permissions', permissions))
                               from place pl where pl.person = p.person), '[]') as places
              from person p
             where p.access_point = ? and p.subject = ?
             order by p.status = 'SUSPENDED', p.version desc
             limit 1
            """;

    private final ObjectMapper json;

    RosterRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        return first(FIND, this::person, accessPoint, subject);
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
        List<UUID> saved = list(SAVE_PERSONS, row -> uuid(row, "person"), written);
        var persons = Column.of("uuid", saved, id -> id);
        update(LEAVE_PLACES, persons);
        update(TAKE_PLACES, written, persons);
    }

    void removeEstablishments(List<String> keys) {
        remove("delete from establishment where uai = any (?)", keys);
    }

    void removePersons(List<String> keys) {
        remove("delete from person where cast(person as text) = any (?)", keys);
    }

    void removeGroups(List<String> keys) {
        remove("delete from group_version where uai || '/' || kind || '/' || code = any (?)", keys);
    }

    private void save(String sql, List<?> events) {
        if (!events.isEmpty()) {
            update(sql, write(events));
        }
    }

    private void remove(String sql, List<String> keys) {
        if (!keys.isEmpty()) {
            update(sql, keys);
        }
    }

    private KnownPerson person(ResultSet row) throws SQLException {
        return new KnownPerson(
                uuid(row, "person"), row.getBoolean("active"), places(row.getString("places")));
    }

    private List<Place> places(String written) {
        try {
            return json.readerForListOf(Place.class).readValue(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("places that cannot be read", e);
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
