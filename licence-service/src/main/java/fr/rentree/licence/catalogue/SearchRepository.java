package fr.rentree.licence.catalogue;

import fr.rentree.licence.catalogue.ResourceView.Members;
import fr.rentree.licence.catalogue.ResourceView.Neighbour;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How people find what is in the catalogue.
@Singleton
class SearchRepository extends NamedSqlRepository {

    /// Parts the two halves of a cursor; no title has it.
    private static final String PART = "\n";

    private static final String SEARCH =
            """
            select * from resource r
             where (r.sort_title, r.id) > (:title, :id)
               and r.search_text like all (
                     select '%' || regexp_replace(folded(w), '([\\\\%_])', '\\\\\\1', 'g') || '%'
                       from unnest(:words::text[]) w)
               and (:publisher::text is null or r.publisher_id = :publisher)
               and (:distributor::text is null or :distributor = any (r.distributors))
               and (:ean::text is null or r.ean = :ean
                    or exists (select from article a
                                where a.resource = r.id and :ean in (a.ean, a.paper_ean)))
               and (:kind::text is null or r.kind = :kind)
               and (:family::text is null or r.family = :family)
               and (:work::text is null or r.work = :work)
               and (:level::text is null or r.vocabularies @> jsonb_build_object(
                      'levels', jsonb_build_array(jsonb_build_object('uri', :level::text))))
               and (:subject::text is null or r.vocabularies @> jsonb_build_object(
                      'subjects', jsonb_build_array(jsonb_build_object('uri', :subject::text))))
               and (:orderable::boolean is null or r.orderable = :orderable)
               and (:shown::boolean is null or r.shown = :shown)
             order by r.sort_title, r.id
             limit :limit
            """;

    private static final String PUBLISHERS =
            """
            select publisher_id as id, max(publisher_name) as name, count(*) as resources,
                   count(*) filter (where orderable) as orderable
              from resource where publisher_id > :id
             group by publisher_id order by publisher_id limit :limit
            """;

    private final ResourceRepository resources;

    SearchRepository(DataSource database, ResourceRepository resources) {
        super(database);
        this.resources = resources;
    }

    /// A publisher, and how many resources of it there are.
    record Publisher(String id, String name, long resources, long orderable) {}

    /// Those who pass the filter, by title, after the one that the cursor's key names.
    @Transactional
    List<Resource> search(ResourceFilter filter, String after, int limit) {
        return list(SEARCH, parameters(filter, after).and("limit", limit), resources::resource);
    }

    /// What the next page starts after.
    String key(Resource last) {
        return only(
                        "select folded(:title) as title",
                        Parameters.of("title", last.title()),
                        row -> row.getString("title"))
                + PART
                + last.id();
    }

    @Transactional
    List<Publisher> publishers(String after, int limit) {
        return list(
                PUBLISHERS,
                Parameters.of("id", after).and("limit", limit),
                row ->
                        new Publisher(
                                row.getString("id"),
                                row.getString("name"),
                                row.getLong("resources"),
                                row.getLong("orderable")));
    }

    @Transactional
    Optional<ResourceView> view(String id) {
        return first(
                        "select * from resource where id = :id",
                        Parameters.of("id", id),
                        resources::resource)
                .map(this::view);
    }

    private ResourceView view(Resource resource) {
        var editions =
                list(
                        "select * from resource where work = :work and id <> :id"
                                + " order by edition desc, id limit 100",
                        Parameters.of("work", resource.work()).and("id", resource.id()),
                        SearchRepository::neighbour);
        var family =
                resource.family() == null
                        ? null
                        : first(
                                        "select * from resource where id = :id",
                                        Parameters.of("id", resource.family()),
                                        SearchRepository::neighbour)
                                .orElse(null);
        return new ResourceView(resource, editions, family, members(resource));
    }

    private @Nullable Members members(Resource resource) {
        return resource.kind() == ResourceKind.FAMILY ? members(resource.id()) : null;
    }

    @Transactional
    Members members(String family) {
        return only(
                "select count(*) as total, count(*) filter (where orderable) as orderable"
                        + " from resource where family = :family",
                Parameters.of("family", family),
                row -> new Members(row.getLong("total"), row.getLong("orderable")));
    }

    private static Parameters parameters(ResourceFilter filter, String after) {
        int part = after.indexOf(PART);
        return Parameters.of("title", part < 0 ? "" : after.substring(0, part))
                .and("id", part < 0 ? "" : after.substring(part + 1))
                .and("words", filter.words())
                .and("publisher", filter.publisher())
                .and("distributor", filter.distributor())
                .and("ean", filter.ean())
                .and("kind", filter.kind())
                .and("family", filter.family())
                .and("work", filter.work())
                .and("level", filter.level())
                .and("subject", filter.subject())
                .and("orderable", filter.orderable())
                .and("shown", filter.shown());
    }

    private static Neighbour neighbour(ResultSet row) throws SQLException {
        return new Neighbour(
                row.getString("id"),
                row.getString("title"),
                row.getString("edition"),
                row.getBoolean("orderable"));
    }
}
