package fr.rentree.identity.establishments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    private Establishment establishment(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("payload"), Establishment.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a school that cannot be read", e);
        }
    }
}
