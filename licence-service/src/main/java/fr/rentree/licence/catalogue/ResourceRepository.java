package fr.rentree.licence.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The catalogue's rows.
@Singleton
public class ResourceRepository extends NamedSqlRepository {

    private static final String PUT =
            """
            with given as (
                select * from jsonb_to_recordset(:resources::jsonb) as r(
                    id text, title text, "publisherId" text, "publisherName" text, kind text,
                    family text, work text, edition text, continuity text, "accessUrl" text)),
            done as (
                insert into resource as r (id, title, publisher_id, publisher_name, kind, family,
                                           work, edition, continuity, access_url)
                select * from given order by id
                on conflict (id) do update
                   set (title, publisher_id, publisher_name, kind, family, work, edition,
                        continuity, access_url)
                     = (excluded.title, excluded.publisher_id, excluded.publisher_name,
                        excluded.kind, excluded.family, excluded.work, excluded.edition,
                        excluded.continuity, excluded.access_url)
                 where r is distinct from excluded
                returning old.id is null as added)
            select count(*) filter (where added) as added,
                   count(*) filter (where not added) as changed,
                   (select count(*) from given) - count(*) as unchanged
              from done
            """;

    private final ObjectMapper json;

    ResourceRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    @Transactional
    CatalogueChange put(List<Resource> resources) {
        return only(
                PUT,
                Parameters.of("resources", write(resources)),
                row ->
                        new CatalogueChange(
                                row.getInt("added"),
                                row.getInt("changed"),
                                row.getInt("unchanged")));
    }

    @Transactional
    List<Resource> listAfter(String id, int limit) {
        return list(
                "select * from resource where id > :id order by id limit :limit",
                Parameters.of("id", id).and("limit", limit),
                ResourceRepository::resource);
    }

    /// Those of the given ids that the catalogue knows.
    @Transactional
    public Map<ResourceId, Resource> find(Collection<ResourceId> ids) {
        return list(
                        "select * from resource where id = any (:ids)",
                        Parameters.of("ids", ids),
                        ResourceRepository::resource)
                .stream()
                .collect(Collectors.toMap(r -> new ResourceId(r.id()), Function.identity()));
    }

    private static Resource resource(ResultSet row) throws SQLException {
        return new Resource(
                row.getString("id"),
                row.getString("title"),
                row.getString("publisher_id"),
                row.getString("publisher_name"),
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("family"),
                row.getString("work"),
                row.getString("edition"),
                Continuity.valueOf(row.getString("continuity")),
                row.getString("access_url"));
    }

    private String write(List<Resource> resources) {
        try {
            return json.writeValueAsString(resources);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
