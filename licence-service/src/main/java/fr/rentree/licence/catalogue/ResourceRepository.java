package fr.rentree.licence.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The catalogue's rows: what an operator puts in, and what others look up by id.
@Singleton
public class ResourceRepository extends NamedSqlRepository {

    /// Entries as they were given, beside the resources that are there.
    private static final String GIVEN =
            """
            with given as (
                select g.*, x.hint
                  from jsonb_to_recordset(:entries::jsonb) as x(entry jsonb, hint text),
                       jsonb_to_record(x.entry) as g(
                    id text, title text, "publisherId" text, "publisherName" text, kind text,
                    family text, work text, edition text, continuity text, "accessUrl" text,
                    ean text, description text, "thumbnailUrl" text, vocabularies jsonb,
                    shown boolean, subscribable boolean, distributors text[],
                    "technicalDistributor" text))
            """;

    private static final String UNKNOWN =
            GIVEN
                    + "select id from given where not exists (select from resource r where r.id ="
                    + " given.id)";

    private static final String WORK_IN_USE =
            GIVEN
                    + """
                    select r.id from given g join resource r on r.id = g.id
                     where g.work <> r.work
                       and exists (select from subscription s where s.resource = r.id)
                     order by r.id
                    """;

    /// What an operator puts whole is the operator's: no catalogue withdraws it any more.
    private static final String PUT =
            GIVEN
                    + """
                    , merged as (
                        select g.id, coalesce(g.title, o.title) as title,
                               coalesce(g."publisherId", o.publisher_id) as publisher_id,
                               coalesce(g."publisherName", o.publisher_name) as publisher_name,
                               case when g.family = g.id then 'FAMILY'
                                    else coalesce(g.kind, o.kind) end as kind,
                               nullif(case when :whole then g.family
                                           else coalesce(g.family, o.family) end, g.id) as family,
                               coalesce(g.work, o.work) as work,
                               coalesce(g.edition, o.edition) as edition,
                               coalesce(g.continuity, o.continuity) as continuity,
                               coalesce(g."accessUrl", o.access_url) as access_url,
                               coalesce(g.ean, o.ean, g.hint) as ean,
                               g.ean is not null or coalesce(o.ean_stated, false) as ean_stated,
                               coalesce(g.description, o.description) as description,
                               coalesce(g."thumbnailUrl", o.thumbnail_url) as thumbnail_url,
                               coalesce(g.vocabularies, o.vocabularies, '{}') as vocabularies,
                               coalesce(g.shown, o.shown, true) as shown,
                               coalesce(g.subscribable, o.subscribable, true) as subscribable,
                               coalesce(g.distributors, o.distributors, '{}') as distributors,
                               coalesce(g."technicalDistributor", o.technical_distributor)
                                   as technical_distributor,
                               case when not :whole then o.source end as source,
                               case when not :whole then o.withdrawn_at end as withdrawn_at
                          from given g left join resource o on o.id = g.id),
                    done as (
                        insert into resource as r (
                               id, title, publisher_id, publisher_name, kind, family, work, edition,
                               continuity, access_url, ean, ean_stated, description, thumbnail_url,
                               vocabularies, shown, subscribable, distributors, technical_distributor,
                               source, withdrawn_at)
                        select * from merged order by id
                        on conflict (id) do update set (%1$s) = (%2$s) where (%3$s) is distinct from (%2$s)
                        returning old.id is null as added)
                    select count(*) filter (where added) as added,
                           count(*) filter (where not added) as changed,
                           (select count(*) from given) - count(*) as unchanged
                      from done
                    """
                            .formatted(columns(""), columns("excluded."), columns("r."));

    private final ObjectMapper json;
    private final Clock clock;

    ResourceRepository(DataSource database, ObjectMapper json, Clock clock) {
        super(database);
        this.json = json;
        this.clock = clock;
    }

    /// An entry, and the EAN that its id lets guess.
    private record Given(ResourceEntry entry, @Nullable String hint) {}

    /// Adds or changes resources, or only the fields given of those that are there.
    @Transactional
    CatalogueChange put(List<ResourceEntry> entries, boolean whole) {
        lockCatalogue();
        var given = Parameters.of("entries", write(entries)).and("whole", whole);
        var unknown = whole ? List.<String>of() : ids(UNKNOWN, given);
        if (!unknown.isEmpty()) {
            throw CatalogueProblems.unknown(unknown);
        }
        var used = ids(WORK_IN_USE, given);
        if (!used.isEmpty()) {
            throw CatalogueProblems.workInUse(used);
        }
        var change =
                only(
                        PUT,
                        given,
                        row ->
                                new CatalogueChange(
                                        row.getInt("added"),
                                        row.getInt("changed"),
                                        row.getInt("unchanged")));
        if (change.added() + change.changed() > 0) {
            tellOfChange();
        }
        return change;
    }

    /// Makes whoever changes the catalogue wait for whoever is changing it.
    public void lockCatalogue() {
        list("select 1 from catalogue_state for update", Parameters.none(), row -> 1);
    }

    /// Moves the catalogue's version on, so that nobody takes an old copy for the present one.
    public void tellOfChange() {
        update(
                "update catalogue_state set version = version + 1, changed_at = :now",
                Parameters.of("now", clock.instant()));
    }

    /// Those of the given ids that the catalogue knows.
    @Transactional
    public Map<ResourceId, Resource> find(Collection<ResourceId> ids) {
        return list(
                        "select * from resource where id = any (:ids)",
                        Parameters.of("ids", ids),
                        this::resource)
                .stream()
                .collect(Collectors.toMap(r -> new ResourceId(r.id()), Function.identity()));
    }

    /// Reads a row of `resource`, for those who join it with what is theirs.
    public Resource resource(ResultSet row) throws SQLException {
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
                row.getString("access_url"),
                row.getString("ean"),
                row.getString("description"),
                row.getString("thumbnail_url"),
                vocabularies(row.getString("vocabularies")),
                row.getBoolean("shown"),
                row.getBoolean("subscribable"),
                row.getBoolean("orderable"),
                texts(row, "distributors"),
                row.getString("technical_distributor"));
    }

    private List<String> ids(String sql, Parameters given) {
        return list(sql, given, row -> row.getString("id"));
    }

    private Vocabularies vocabularies(String stored) {
        try {
            return "{}".equals(stored)
                    ? Vocabularies.NONE
                    : json.readValue(stored, Vocabularies.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(List<ResourceEntry> entries) {
        try {
            return json.writeValueAsString(
                    entries.stream()
                            .map(entry -> new Given(entry, Ean.hintedBy(entry.id()).orElse(null)))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every column that an operator can change.
    private static String columns(String prefix) {
        return List.of(
                        "title",
                        "publisher_id",
                        "publisher_name",
                        "kind",
                        "family",
                        "work",
                        "edition",
                        "continuity",
                        "access_url",
                        "ean",
                        "ean_stated",
                        "description",
                        "thumbnail_url",
                        "vocabularies",
                        "shown",
                        "subscribable",
                        "distributors",
                        "technical_distributor",
                        "source",
                        "withdrawn_at")
                .stream()
                .map(prefix::concat)
                .collect(Collectors.joining(", "));
    }
}
