package fr.rentree.identity.groups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Groups as the state topic shows them.
@Singleton
class GroupRepository extends SqlRepository {

    private static final String LIST =
            """
            select g.payload from group_state g
             where g.school = ? and (?::text is null or g.kind = ?)
               and (?::text is null or exists (
                      select from establishment e join access_point a on a.alias = e.access_point
                       where e.school = g.school and a.id_ent = ?))
               and (g.kind || '/' || g.code) collate "C" > ?
             order by (g.kind || '/' || g.code) collate "C" limit ?
            """;

    private final ObjectMapper json;

    GroupRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// @param after where the last page ended, as [Group#place] says it
    record Wanted(
            Uai school,
            Group.@Nullable Kind kind,
            @Nullable String idEnt,
            String after,
            int limit) {}

    @Transactional
    List<Group> list(Wanted wanted) {
        String kind = wanted.kind() == null ? null : wanted.kind().name();
        return list(
                LIST,
                this::group,
                wanted.school().value(),
                kind,
                kind,
                wanted.idEnt(),
                wanted.idEnt(),
                wanted.after(),
                wanted.limit());
    }

    private Group group(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("payload"), Group.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a group that cannot be read", e);
        }
    }
}
