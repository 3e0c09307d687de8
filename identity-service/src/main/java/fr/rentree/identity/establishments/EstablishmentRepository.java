package fr.rentree.identity.establishments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Schools as the state topic shows them.
@Singleton
class EstablishmentRepository extends SqlRepository {

    private static final String LIST =
            """
            select s.payload from establishment_state s
              join establishment e on e.school = s.school
              join access_point a on a.alias = e.access_point
             where s.school > ? and (?::text is null or a.id_ent = ?)
             order by s.school limit ?
            """;

    private static final String SAY_NATURES =
            """
            update establishment e set nature = n.nature, version = version + 1
              from unnest(?, ?) n (school, nature)
             where e.school = n.school and e.nature is distinct from n.nature
            returning e.school
            """;
    private static final String PUBLISH =
            """
            insert into outbox (topic, key, type, payload)
            select 'identity.establishments', school, 'identity.establishment-updated.v1', payload
              from establishment_state where school = any (?) order by school
            """;

    private final ObjectMapper json;

    EstablishmentRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// The schools that row-level security shows the caller, of one ENT when it is named.
    @Transactional
    List<Establishment> list(@Nullable String idEnt, String after, int limit) {
        return list(LIST, this::establishment, after, idEnt, idEnt, limit);
    }

    @Transactional
    Optional<Establishment> find(String school) {
        return first(
                "select payload from establishment_state where school = ?",
                this::establishment,
                school);
    }

    /// Those of the codes that no school has.
    @Transactional
    List<String> unknown(Collection<String> schools) {
        return list(
                """
                select n.school from unnest(?) n (school)
                 where not exists (select from establishment e where e.school = n.school)
                """,
                row -> row.getString("school"),
                schools);
    }

    /// Says what kinds of school these are, and tells of those that were not known as such.
    @Transactional
    void sayNatures(Map<String, String> natures) {
        var changed =
                list(
                        SAY_NATURES,
                        row -> row.getString("school"),
                        natures.keySet(),
                        natures.values());
        update(PUBLISH, changed);
    }

    private Establishment establishment(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("payload"), Establishment.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a school that cannot be read", e);
        }
    }
}
