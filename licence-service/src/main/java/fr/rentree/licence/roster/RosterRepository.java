package fr.rentree.licence.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// The copy of the roster, written in sets; an older version never replaces a newer one.
@Singleton
public class RosterRepository extends NamedSqlRepository {

    /// The lock between the roster and rights that everyone of an audience has.
    public static final long EVERYBODY = 0x6c69_6365_6e63_6501L;

    private static final String PUT_ESTABLISHMENTS =
            """
            insert into establishment as e (uai, version, name, access_point, id_ent, territory, nature)
            select uai, version, name, "accessPoint", "idEnt", territory, nature
              from jsonb_to_recordset(:rows::jsonb) as r(
                   uai text, version bigint, name text, "accessPoint" text, "idEnt" text,
                   territory text, nature text)
             order by uai
            on conflict (uai) do update
               set (version, name, access_point, id_ent, territory, nature)
                 = (excluded.version, excluded.name, excluded.access_point, excluded.id_ent,
                    excluded.territory, excluded.nature)
             where e.version < excluded.version
            """;
    private static final String PUT_PERSONS =
            """
            insert into person as p (person, version, access_point, subject, status)
            select person, version, "accessPoint", subject, status
              from jsonb_to_recordset(:rows::jsonb) as r(
                   person uuid, version bigint, "accessPoint" text, subject text, status text)
             order by person
            on conflict (person) do update
               set (version, access_point, subject, status)
                 = (excluded.version, excluded.access_point, excluded.subject, excluded.status)
             where p.version < excluded.version
            returning person
            """;
    private static final String PUT_PLACES =
            """
            insert into place (school, person, profile, permissions, divisions, groups, levels)
            select p.uai, r.person, p.profile, coalesce(p.permissions, '{}'),
                   coalesce(p.divisions, '{}'), coalesce(p.groups, '{}'), coalesce(p.levels, '{}')
              from jsonb_to_recordset(:rows::jsonb) as r(person uuid, places jsonb),
                   jsonb_to_recordset(r.places) as p(
                   uai text, profile text, permissions text[], divisions text[], groups text[],
                   levels text[])
             where r.person = any (:written::uuid[])
            on conflict do nothing
            """;

    /// Rights without seats that some people have; see the view.
    private static final String OF_EVERYBODY =
            """
            select assignment, subscription, school, person from everybody_right
             where person = any (:persons::uuid[])
            """;

    private static final String TELL_EVERYBODY =
            """
            with had as (
                select * from jsonb_to_recordset(:had::jsonb) as h(
                    assignment uuid, subscription uuid, school text, person uuid)),
            has as materialized (
                select * from everybody_right where person = any (:persons::uuid[])),
            gone as (
                select h.school, 'licence.seat-taken-back.v1' as type,
                       json_build_object('assignment', h.assignment, 'uai', h.school,
                           'person', h.person, 'work', r.work, 'reason', 'LEFT') as payload
                  from had h
                  join subscription s on s.id = h.subscription
                  join resource r on r.id = s.resource
                 where h.assignment not in (select assignment from has)),
            come as (
                select n.school, 'licence.seat-assigned.v1' as type,
                       json_build_object('assignment', n.assignment,
                           'subscription', n.subscription, 'uai', n.school, 'person', n.person,
                           'resource', n.resource, 'work', r.work, 'edition', r.edition,
                           'firstDay', n.first_day, 'lastDay', n.last_day,
                           'continuity', r.continuity, 'renewable', n.renewable) as payload
                  from has n join resource r on r.id = n.resource
                 where n.assignment not in (select assignment from had))
            insert into outbox (topic, key, type, payload)
            select :topic, school, type, payload::text from gone
             union all
            select :topic, school, type, payload::text from come
            """;
    private static final String PUT_GROUPS =
            """
            insert into school_group as g (school, kind, code, version, name)
            select uai, kind, code, version, name
              from jsonb_to_recordset(:rows::jsonb) as r(
                   uai text, kind text, code text, version bigint, name text)
             order by uai, kind, code
            on conflict (school, kind, code) do update
               set (version, name) = (excluded.version, excluded.name)
             where g.version < excluded.version
            """;

    private final ObjectMapper json;

    RosterRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    void putEstablishments(LatestState<EstablishmentEvent> state) {
        remove("delete from establishment where uai = any (:keys)", state);
        put(PUT_ESTABLISHMENTS, state);
    }

    void putGroups(LatestState<GroupEvent> state) {
        remove(
                "delete from school_group where school || '/' || kind || '/' || code = any (:keys)",
                state);
        put(PUT_GROUPS, state);
    }

    /// Places stand and fall with their person: those of a person written anew are replaced whole.
    ///
    /// Who so comes to have a right without seats, or loses it, is told of in the same transaction.
    void putPersons(LatestState<PersonEvent> state) {
        var persons = new ArrayList<>(state.removals());
        state.updates().forEach(person -> persons.add(person.person().toString()));
        if (persons.isEmpty()) {
            return;
        }
        var had = ofEverybody(persons);
        replace(state);
        update(
                TELL_EVERYBODY,
                Parameters.of("persons", persons)
                        .and("had", write(had))
                        .and("topic", LicenceTopics.ASSIGNMENTS));
    }

    private record OfEverybody(UUID assignment, UUID subscription, String school, UUID person) {}

    /// What they have before the change; nobody opens or ends such a right until it is done.
    private List<OfEverybody> ofEverybody(List<String> persons) {
        list(
                "select length(pg_advisory_xact_lock_shared(:key)::text) as locked",
                Parameters.of("key", EVERYBODY),
                row -> row.getInt("locked"));
        return list(
                OF_EVERYBODY,
                Parameters.of("persons", persons),
                row ->
                        new OfEverybody(
                                uuid(row, "assignment"),
                                uuid(row, "subscription"),
                                row.getString("school"),
                                uuid(row, "person")));
    }

    private void replace(LatestState<PersonEvent> state) {
        remove("delete from person where person = any (:keys::uuid[])", state);
        if (state.updates().isEmpty()) {
            return;
        }
        var rows = Parameters.of("rows", write(state.updates()));
        List<UUID> written = list(PUT_PERSONS, rows, row -> uuid(row, "person"));
        update(
                "delete from place where person = any (:written::uuid[])",
                Parameters.of("written", written));
        update(PUT_PLACES, rows.and("written", written));
    }

    @Transactional
    public boolean knowsSchool(Uai school) {
        return find(school).isPresent();
    }

    /// Those of the schools that are known.
    @Transactional
    public Set<Uai> known(Collection<Uai> schools) {
        return Set.copyOf(
                list(
                        "select uai from establishment where uai = any (:schools)",
                        Parameters.of("schools", schools),
                        row -> new Uai(row.getString("uai"))));
    }

    @Transactional
    public Optional<Establishment> find(Uai school) {
        return first(
                "select * from establishment where uai = :school",
                Parameters.of("school", school.value()),
                row ->
                        new Establishment(
                                row.getString("uai"),
                                row.getString("name"),
                                row.getString("access_point"),
                                row.getString("id_ent")));
    }

    private void remove(String sql, LatestState<?> state) {
        if (!state.removals().isEmpty()) {
            update(sql, Parameters.of("keys", state.removals()));
        }
    }

    private void put(String sql, LatestState<?> state) {
        if (!state.updates().isEmpty()) {
            update(sql, Parameters.of("rows", write(state.updates())));
        }
    }

    private String write(List<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
