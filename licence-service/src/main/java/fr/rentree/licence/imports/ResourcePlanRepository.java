package fr.rentree.licence.imports;

import jakarta.inject.Singleton;
import java.time.Instant;
import javax.sql.DataSource;

/// What a catalogue of resources changes.
@Singleton
class ResourcePlanRepository extends PlanRepository {

    /// Entries as resources. A name that is missing here is taken from where its organisation has
    /// one: in the file, else from before.
    private static final String GIVEN =
            """
            with entry as (
                select distinct on (e.key) e.key, e.number, e.line, g.*
                  from catalogue_entry e,
                       jsonb_to_record(e.entry) as g(
                         title text, "publisherId" text, "publisherName" text, kind text,
                         family text, distributors jsonb, "technicalDistributor" text,
                         "technicalDistributorName" text, shown boolean, subscribable boolean,
                         ean text)
                 where e.import = :import
                 order by e.key, e.number),
            named as (
                select id, mode() within group (order by name) as name
                  from (select "publisherId" as id, "publisherName" as name from entry
                        union all
                        select "technicalDistributor", "technicalDistributorName" from entry
                        union all
                        select d->>'id', d->>'name' from entry, jsonb_array_elements(distributors) d) n
                 where id is not null and name is not null
                 group by id),
            given as (
                select e.key as id, e.title, e."publisherId" as publisher_id,
                       coalesce(e."publisherName", n.name, o.name, '') as publisher_name,
                       e.kind, e.family, e.shown, e.subscribable, e.ean,
                       array(select d->>'id' from jsonb_array_elements(e.distributors) d)
                         as distributors,
                       e."technicalDistributor" as technical_distributor
                  from entry e
                  left join named n on n.id = e."publisherId"
                  left join organisation o on o.id = e."publisherId")
            """;

    private static final String CHANGES =
            GIVEN
                    + """
                    insert into catalogue_change (import, key, change, title, fields)
                    select :import, key, change, title, case change when 'CHANGED' then fields else '{}' end
                      from (select coalesce(g.id, r.id) as key, coalesce(g.title, r.title) as title, f.fields,
                                   case when r.id is null then 'NEW'
                                        when g.id is null then 'WITHDRAWN'
                                        when r.withdrawn_at is not null then 'RETURNED'
                                        when cardinality(f.fields) > 0 then 'CHANGED' end as change
                              from given g full join resource r on r.id = g.id
                             cross join lateral (select array_remove(array[
                               case when r.title <> g.title then 'title' end,
                               case when r.publisher_id <> g.publisher_id then 'publisherId' end,
                               case when r.publisher_name <> g.publisher_name then 'publisherName' end,
                               case when r.kind <> g.kind then 'kind' end,
                               case when r.family is distinct from g.family then 'family' end,
                               case when r.shown <> g.shown then 'shown' end,
                               case when r.subscribable <> g.subscribable then 'subscribable' end,
                               case when r.distributors <> g.distributors then 'distributors' end,
                               case when r.technical_distributor is distinct from g.technical_distributor
                                    then 'technicalDistributor' end,
                               case when r.source is distinct from :source then 'source' end],
                               null) as fields) f
                             where g.id is not null or r.source = :source and r.withdrawn_at is null) c
                     where change is not null
                    """;

    /// Families that are none, are missing, or stand on another's shelf: kept, and told.
    private static final String WARNINGS =
            GIVEN
                    + """
                    insert into catalogue_finding (import, entry, line, key, rule, field, value, remedy)
                    select :import, m.entry, m.line, m.family, m.rule, 'membreFamille',
                           m.members || ' members',
                           case m.rule
                             when 'family-unknown'
                       then 'Nobody lists this family: its members cannot be reached.'
                             when 'family-gone'
                       then 'Its members are listed and it is not any more: ask the publisher.'
                             else 'What they name as family is not marked as one (mereFamille).' end
                      from (select e.family, min(e.number) as entry, min(e.line) as line, count(*) as members,
                                   case when f.key is not null then 'not-a-family'
                                        when exists (select from resource r where r.id = e.family)
                                          then 'family-gone'
                                        else 'family-unknown' end as rule
                              from entry e left join entry f on f.key = e.family
                             where e.family is not null and (f.key is null or f.kind <> 'FAMILY')
                               and not exists (select from resource r
                                                where r.id = e.family and r.withdrawn_at is null
                                                  and r.source is distinct from :source)
                             group by e.family, f.key) m
                    union all
                    select :import, number, line, key, 'family-of-family', 'membreFamille', left(family, 200),
                           'A family stands on the shelf of another: kept as it is.'
                      from entry where kind = 'FAMILY' and family is not null
                    """;

    private static final String NAMES =
            GIVEN
                    + """
                    insert into organisation as o (id, name) select id, name from named order by id
                    on conflict (id) do update set name = excluded.name where o.name <> excluded.name
                    """;

    /// A new resource is a work of its own until somebody says otherwise; that, its edition, its
    /// address and what notes follow are never touched again from here.
    private static final String PUT =
            GIVEN
                    + """
                    insert into resource as r (
                           id, title, publisher_id, publisher_name, kind, family, work, edition, continuity,
                           access_url, source, shown, subscribable, distributors, technical_distributor, ean)
                    select g.id, g.title, g.publisher_id, g.publisher_name, g.kind, g.family, g.id, '',
                           :continuity, :accessUrl, :source, g.shown, g.subscribable, g.distributors,
                           g.technical_distributor, g.ean
                      from given g join catalogue_change c on c.import = :import and c.key = g.id
                     order by g.id
                    on conflict (id) do update
                       set (title, publisher_id, publisher_name, kind, family, source, shown, subscribable,
                            distributors, technical_distributor, withdrawn_at)
                         = (excluded.title, excluded.publisher_id, excluded.publisher_name, excluded.kind,
                            excluded.family, excluded.source, excluded.shown, excluded.subscribable,
                            excluded.distributors, excluded.technical_distributor, null)
                    """;

    private static final String WITHDRAW =
            """
            update resource r set withdrawn_at = :now
              from catalogue_change c
             where c.import = :import and c.change = 'WITHDRAWN' and r.id = c.key
            """;

    private final ImportConfig config;
    private final ArticlePlanRepository articles;

    ResourcePlanRepository(
            DataSource database, ImportConfig config, ArticlePlanRepository articles) {
        super(database);
        this.config = config;
        this.articles = articles;
    }

    @Override
    void writeChanges(Work work) {
        update(CHANGES, work.parameters());
    }

    @Override
    int warn(Work work) {
        update(WARNINGS, work.parameters());
        return 0;
    }

    @Override
    void apply(Work work, Instant now) {
        update(NAMES, work.parameters());
        update(
                PUT,
                work.parameters()
                        .and("continuity", config.continuity())
                        .and("accessUrl", config.accessUrl()));
        update(WITHDRAW, work.parameters().and("now", now));
        articles.match();
    }
}
