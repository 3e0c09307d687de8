package fr.rentree.identity.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// People as the state topic shows them, and the events that a change of theirs owes.
@Singleton
public class PersonRepository extends SqlRepository {

    private static final String LIST =
            """
            with wanted as (
              select ?::text as school, ?::text as profile, ?::text as division, ?::text as grp,
                     ?::text as status, ?::text as words, ?::text as id_ent)
            select s.payload, p.family_name, p.given_name, p.id
              from person p
             cross join wanted w
              join person_state s on s.id = p.id
             where (w.status is null or p.status = w.status)
               and (w.words is null
                    or strpos(lower(p.family_name || ' ' || p.given_name), lower(w.words)) > 0)
               and (w.id_ent is null
                    or p.access_point = (select alias from access_point a where a.id_ent = w.id_ent))
               and ((w.school is null and w.profile is null and w.division is null and w.grp is null)
                    or p.id in (
                      select pl.person from place pl
                       where (w.school is null or pl.school = w.school)
                         and (w.profile is null or pl.profile = w.profile)
                         and (w.division is null or w.division = any (pl.divisions))
                         and (w.grp is null or w.grp = any (pl.groups))))
               and (?::uuid is null
                    or (p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id)
                       > (?, ?, ?::uuid))
             order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id
             limit ?
            """;

    private static final String PUBLISH =
            """
            with moved as (
              update person set version = version + 1 where id = any (?::uuid[]) returning id)
            select count(*) from moved
            """;

    private static final String EVENTS =
            """
            insert into outbox (topic, key, type, payload)
            select 'identity.persons', id::text, 'identity.person-updated.v1', payload
              from person_state where id = any (?::uuid[])
            """;

    private final ObjectReader reader;

    PersonRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.reader =
                json.readerFor(Person.class)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// Where a page ended: the sort key of its last person.
    record Position(String familyName, String givenName, UUID person) {}

    @Transactional
    List<Person> list(PersonFilter wanted, @Nullable Position after, int limit) {
        return list(
                LIST,
                this::person,
                wanted.school(),
                wanted.profile(),
                wanted.division(),
                wanted.group(),
                wanted.status(),
                wanted.words(),
                wanted.idEnt(),
                after == null ? null : after.person(),
                after == null ? "" : after.familyName(),
                after == null ? "" : after.givenName(),
                after == null ? null : after.person(),
                limit);
    }

    @Transactional
    Optional<Person> find(UUID person) {
        return first("select payload from person_state where id = ?", this::person, person);
    }

    /// Whether the person has a place at the school now.
    public boolean isAt(UUID person, String school) {
        return first(
                        """
                        select exists (select from person p join place pl on pl.person = p.id
                                        where p.id = ? and pl.school = ? and p.status = 'ACTIVE')
                        """,
                        row -> row.getBoolean(1),
                        person,
                        school)
                .orElse(false);
    }

    /// Gives people a new version and owes their state; in the caller's transaction.
    public void publish(List<UUID> people) {
        List<String> ids = people.stream().map(UUID::toString).sorted().toList();
        list(PUBLISH, row -> row.getLong(1), ids);
        update(EVENTS, ids);
    }

    private Person person(ResultSet row) throws SQLException {
        try {
            return reader.readValue(row.getString("payload"));
        } catch (JsonProcessingException e) {
            throw new SQLException("a person that cannot be read", e);
        }
    }
}
